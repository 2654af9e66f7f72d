"""What a run does to the files of a project: its plan, what it refuses, what it leaves."""

from __future__ import annotations

import json

from tests.output.project import DOCUMENT, Project

CHANGED = DOCUMENT.replace("Read a user", "Get a user").replace(
    "  /pets:\n    get:\n      tags: [pets]\n      operationId: listPets\n",
    "  /cats/{x}:\n    post:\n      tags: [cats]\n      operationId: addCat\n"
    "      parameters: [{name: x, in: path, required: true, schema: {type: integer}}]\n",
)
"""The document with an operation that changed, one that is new and one that is gone."""


def test_a_dry_run_prints_the_plan_and_writes_nothing(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    before = project.output()
    result = project.run("generate", "--dry-run")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    document = "the document changed"
    assert (
        f"create  sdk/shop/resources/cats.py (not generated yet: {document})" in lines
    )
    assert f"update  sdk/shop/resources/users.py (out of date: {document})" in lines
    gone = f"(stale: no longer generated; {document})"
    assert f"delete  sdk/shop/resources/pets.py {gone}" in lines
    assert any(line.startswith("keep    ") for line in lines)
    assert lines[-1] == "dry run: nothing was written"
    assert project.output() == before
    assert project.git("status", "--porcelain") == " M api.yaml\n"


def test_what_a_dry_run_plans_is_what_a_run_does(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    before = project.output()
    planned = json.loads(project.run("generate", "--dry-run", "--format=json").stdout)
    assert planned["dry_run"] is True
    project.run("generate", "-q")
    after = project.output()
    actions = {
        file["path"].removeprefix("sdk/"): file["action"] for file in planned["files"]
    }
    for path in before.keys() | after.keys():
        if path not in after:
            done = "delete"
        elif path not in before:
            done = "create"
        else:
            done = "keep" if before[path] == after[path] else "update"
        assert actions.pop(path, "keep") == done, path
    assert not actions


def test_a_dry_run_tells_what_would_be_refused(project: Project) -> None:
    project.edit("sdk/README.md", "# ", "# My ")
    result = project.run("generate", "--dry-run")
    assert result.exit_code == 2
    assert "refuse  sdk/README.md (edited by hand)" in result.stdout
    assert "sdk/README.md:1:1: error[E401]" in result.stderr
    forced = project.run("generate", "--dry-run", "--force")
    assert forced.exit_code == 0
    assert "update  sdk/README.md (edited by hand)" in forced.stdout
    assert "# My " in (project.root / "sdk/README.md").read_text()


def test_the_first_dry_run_makes_no_folder(project: Project) -> None:
    result = project.run("generate", "--dry-run", "--output", "other")
    assert result.exit_code == 0
    assert "create  other/shop/tests" not in result.stdout
    assert "create  other/README.md (not generated yet)" in result.stdout.splitlines()
    assert not (project.root / "other").exists()


def test_an_edited_file_stops_a_run_by_name(project: Project) -> None:
    project.edit("sdk/README.md", "# ", "# My ")
    project.edit("api.yaml", "title: Shop", "title: Store")
    before = project.output()
    result = project.run("generate")
    assert result.exit_code == 2
    assert "sdk/README.md:1:1: error[E401]" in result.stderr
    assert project.output() == before
    assert project.run("generate", "--force").exit_code == 0
    assert "# My " not in (project.root / "sdk/README.md").read_text()


def test_an_edited_file_that_is_not_generated_any_more_stays(project: Project) -> None:
    project.edit("sdk/docs/PetsApi.md", "# ", "# My ")
    (project.root / "api.yaml").write_text(CHANGED)
    assert project.check()["by_path"]["docs/PetsApi.md"]["reason"] == (
        "edited by hand; the document changed"
    )
    assert project.run("generate").exit_code == 2
    assert "# My " in (project.root / "sdk/docs/PetsApi.md").read_text()


def test_a_stale_file_goes_and_a_neighbour_stays(project: Project) -> None:
    (project.root / "sdk/docs/NOTES.md").write_text("Mine.\n")
    (project.root / "api.yaml").write_text(CHANGED)
    project.run("generate", "-q")
    assert not (project.root / "sdk/docs/PetsApi.md").exists()
    assert (project.root / "sdk/docs/NOTES.md").read_text() == "Mine.\n"
    assert project.run("check").exit_code == 0


def test_a_stranger_stops_a_run_by_name(project: Project) -> None:
    (project.root / "sdk/docs/CatsApi.md").write_text("Mine.\n")
    (project.root / "api.yaml").write_text(CHANGED)
    result = project.run("generate")
    assert result.exit_code == 2
    assert "sdk/docs/CatsApi.md:1:1: error[E402]" in result.stderr
    assert (project.root / "sdk/shop/resources/pets.py").exists()


def test_the_config_in_use_is_never_overwritten(project: Project) -> None:
    config = project.root / "pyproject.toml"
    (project.root / "specloom.toml").unlink()
    text = (
        '[project]\nname = "x"\n[tool.specloom]\ndocument = "api.yaml"\noutput = "."\n'
    )
    config.write_text(text)
    for options in ((), ("--force",), ("--dry-run", "--force")):
        result = project.run("generate", *options)
        assert result.exit_code == 2
        assert "pyproject.toml:1:1: error[E402]" in result.stderr
        assert "--force" not in result.stderr
        assert config.read_text() == text
    config.write_text(f'{text}pyproject = "keep"\n')
    assert project.run("generate").exit_code == 0


def test_a_file_that_a_merge_left_in_conflict_is_no_loss(project: Project) -> None:
    """Two branches change the document and generate; the merge cannot settle the record."""
    project.git("checkout", "-q", "-b", "other")
    project.edit("api.yaml", "Read a user", "Get a user")
    project.run("generate", "-q")
    project.commit("Get")
    project.git("checkout", "-q", "main")
    project.edit("api.yaml", "tags: [pets]", "tags: [animals]")
    project.run("generate", "-q")
    project.commit("Animals")
    merged = project.run_git("merge", "-q", "other")
    assert "CONFLICT" in merged.stdout
    record = (project.root / "sdk/.specloom/manifest.json").read_text()
    assert "<<<<<<<" not in record
    found = project.check()["by_path"]
    assert (
        found["docs/README.md"]["reason"] == "out of date: it contains conflict markers"
    )
    assert project.run("generate").exit_code == 0
    assert project.run("check").exit_code == 0
    assert not any(b"<<<<<<<" in text for text in project.output().values())
    assert "Get a user" in (project.root / "sdk/shop/resources/users.py").read_text()
