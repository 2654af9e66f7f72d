"""OLD and NEW of ``specloom diff``, and what it prints, by the command alone."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion

from specloom.cli import main

USERS = """openapi: 3.1.0
info: {title: Users, version: 1.4.0}
paths:
  /users/{id}:
    get:
      tags: [users]
      operationId: getUser
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: Found.
          content:
            application/json: {schema: {$ref: 'parts/user.yaml'}}
"""
USER = "type: object\nrequired: [name]\nproperties:\n  name: {type: string}\n"
CONFIG = 'document = "api.yaml"\noutput = "sdk"\n'


def run(*arguments: str) -> Result:
    """The command's result in the working folder."""
    return CliRunner().invoke(main, list(arguments))


def git(*words: str) -> None:
    """Runs git in the working folder, as somebody."""
    who = {"NAME": "Ada", "EMAIL": "ada@example.com", "DATE": "2026-11-01T12:00:00Z"}
    named = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in who.items()
    }
    subprocess.run(
        ["git", *words], check=True, capture_output=True, env={**os.environ, **named}
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a document of two files, generated and committed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "api.yaml").write_text(USERS)
    (tmp_path / "parts/user.yaml").write_text(USER)
    (tmp_path / "specloom.toml").write_text(CONFIG)
    git("init", "-q")
    assert run("generate", "-q").exit_code == 0
    git("add", ".")
    git("commit", "-q", "-m", "Begin")
    return tmp_path


def optional_name(project: Path) -> None:
    """Lets the name of a user be missing."""
    (project / "parts/user.yaml").write_text(USER.replace("required: [name]\n", ""))


BROKEN = "breaking[member-optional]: `User.name` may now be missing"


@pytest.mark.parametrize("old", ["HEAD", "HEAD:api.yaml", "sdk", "HEAD:sdk"])
def test_a_state_is_found_wherever_it_is_kept(project: Path, old: str) -> None:
    assert run("diff", old, "api.yaml").stdout == "verdict: none\n"
    optional_name(project)
    done = run("diff", old, "api.yaml")
    assert BROKEN in done.stdout
    assert done.stdout.endswith("verdict: major (1 breaking)\n")
    assert done.exit_code == 0


def test_places_name_the_revision(project: Path) -> None:
    optional_name(project)
    lines = run("diff", "HEAD", "api.yaml").stdout.splitlines()
    assert lines[0].startswith("parts/user.yaml:3:3: breaking")
    assert lines[1] == "    before: HEAD:parts/user.yaml:4:3"


def test_both_sides_are_revisions(project: Path) -> None:
    optional_name(project)
    git("commit", "-aqm", "Loosen")
    assert BROKEN in run("diff", "HEAD~1", "HEAD").stdout
    assert BROKEN not in run("diff", "HEAD", "HEAD~1").stdout
    assert BROKEN in run("diff", "HEAD~1:parts/../api.yaml", "HEAD:api.yaml").stdout


def test_two_folders(project: Path) -> None:
    optional_name(project)
    assert run("generate", "-q", "-o", "next").exit_code == 0
    assert BROKEN in run("diff", "sdk", "next").stdout
    again = run("diff", "next", "next")
    assert again.stdout == "verdict: none\n"


def test_a_record_is_read_without_its_document(project: Path) -> None:
    (project / "parts/user.yaml").unlink()
    (project / "api.yaml").unlink()
    assert run("diff", "sdk", "HEAD").stdout == "verdict: none\n"


def test_published_names_go_on_working(project: Path) -> None:
    """An operationId that changes renames the method, which answers to both names."""
    text = (project / "api.yaml").read_text()
    (project / "api.yaml").write_text(text.replace("getUser", "fetchUser"))
    done = run("diff", "HEAD", "api.yaml")
    assert (
        "compatible[method-renamed]: `client.users.get()` was renamed to "
        "`client.users.fetch()`; the old name still works"
    ) in done.stdout
    assert done.stdout.endswith("verdict: minor (1 compatible, 1 docs)\n")
    (project / "specloom.toml").write_text(CONFIG + 'release = ["client.users.get"]\n')
    assert "breaking[method-renamed]" in run("diff", "HEAD", "api.yaml").stdout


def test_a_renamed_package_breaks(project: Path) -> None:
    (project / "specloom.toml").write_text(CONFIG + 'package = "people"\n')
    found = json.loads(run("diff", "HEAD:sdk", "api.yaml", "--format", "json").stdout)
    codes = {(one["code"], one["level"], one["wire"]) for one in found["changes"]}
    assert ("package-renamed", "breaking", "docs") in codes
    assert found["verdict"] == "major"
    assert run("diff", "HEAD:sdk", "api.yaml", "--wire").stdout.endswith(
        "patch (1 docs)\n"
    )


def test_fewer_positional_arguments_break(project: Path) -> None:
    item = """\
  /users/{id}/pets/{pet}:
    get:
      tags: [users]
      operationId: getPet
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: pet, in: path, required: true, schema: {type: string}}
      responses: {'204': {description: Found.}}
"""
    (project / "api.yaml").write_text(USERS + item)
    git("commit", "-q", "-a", "-m", "Add pets")
    config = CONFIG + 'positional-arguments = "last"\n'
    (project / "specloom.toml").write_text(config)
    done = run("diff", "HEAD", "api.yaml")
    assert (
        "breaking[argument-renamed]: `client.users.get_pet()` no longer takes `id` by "
        "position"
    ) in done.stdout
    git("commit", "-q", "-a", "-m", "Take one by position")
    (project / "specloom.toml").write_text(CONFIG)
    assert "breaking[argument-renamed]" in run("diff", "HEAD", "api.yaml").stdout
    (project / "specloom.toml").write_text(config.replace('"last"', '"first"'))
    done = run("generate")
    assert done.exit_code == 2
    assert "not 'first'" in done.output
    assert 'Write positional-arguments = "path".' in done.output


def test_the_exit_code(project: Path) -> None:
    optional_name(project)
    for level in ("breaking", "compatible", "docs"):
        assert run("diff", "HEAD", "api.yaml", "--fail-on", level).exit_code == 1
    (project / "parts/user.yaml").write_text(f"description: Somebody.\n{USER}")
    for level, code in (("breaking", 0), ("compatible", 0), ("docs", 1)):
        assert run("diff", "HEAD", "api.yaml", "--fail-on", level).exit_code == code


@pytest.mark.parametrize("format", ["text", "json", "markdown", "github"])
def test_formats(project: Path, snapshot: SnapshotAssertion, format: str) -> None:
    (project / "parts/user.yaml").write_text(
        "description: Somebody.\n" + USER.replace("name", "full_name")
    )
    done = run("diff", "HEAD", "api.yaml", "--format", format)
    assert done.stdout == snapshot
    assert done.stderr == ""


@pytest.mark.parametrize(
    "old", ["HEAD~9", "nothing.yaml", "HEAD:nothing.yaml", "parts"]
)
def test_what_is_not_there_is_reported(project: Path, old: str) -> None:
    done = run("diff", old, "api.yaml")
    assert done.exit_code == 2
    absent = old in ("HEAD:nothing.yaml", "parts")
    code = "E101" if absent else "E521"
    assert f"error[{code}]" in done.stderr
    assert done.stdout == ""


def test_an_invalid_document_is_compared_as_far_as_it_goes(tmp_path: Path) -> None:
    bad = USERS.replace("1.4.0}", "1.4.0, license: 3}").replace(
        "parts/user.yaml", "#/x"
    )
    (tmp_path / "old.yaml").write_text(bad)
    (tmp_path / "new.yaml").write_text(bad.replace("- {name: id", "- {nom: id"))
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    assert "argument-removed" in run("diff", str(old), str(new)).stdout


@pytest.mark.parametrize(
    "schema",
    [
        {"type": [[]]},
        {"type": [{}, None], "oneOf": [{"type": "string"}]},
        {"type": {"type": "string"}, "anyOf": [{"type": "null"}]},
    ],
    ids=str,
)
def test_a_type_that_is_none_is_compared_as_it_is(
    schema: object, tmp_path: Path
) -> None:
    file = tmp_path / "api.json"
    components = {"schemas": {"Photo": schema}}
    file.write_text(json.dumps({"openapi": "3.1.0", "components": components}))
    done = run("diff", str(file), str(file))
    assert done.exit_code == 0, done.output
    assert "verdict: none" in done.output


def test_merged_parts_that_lead_back_are_compared_once(tmp_path: Path) -> None:
    def document(kind: str) -> str:
        ring = {"$ref": "#/components/schemas/Ring"}
        plain = {"properties": {"name": {"type": kind}}}
        ring = {"allOf": [plain, {"properties": {"name": ring}}]}
        schemas = {"components": {"schemas": {"Ring": ring}}}
        return json.dumps({"openapi": "3.1.0", **schemas})

    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(document("string"))
    new.write_text(document("integer"))
    assert "verdict: none" in run("diff", str(old), str(old)).output
    done = run("diff", str(old), str(new))
    assert done.exit_code == 0, done.output
    assert "verdict: major" in done.output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("parts", "time"),
        ("parts", [1]),
        ("parts", {"a.json": None, "b.json": "../../outside.json"}),
        ("excluded", 1),
        ("document", {}),
        ("package", []),
    ],
)
def test_a_record_with_values_of_wrong_kinds_is_read(
    name: str, value: object, project: Path
) -> None:
    file = project / "sdk" / ".specloom" / "api.json"
    head = json.loads(file.read_text())
    file.write_text(json.dumps({**head, name: value}))
    done = run("diff", "sdk", "api.yaml")
    assert done.exit_code in (0, 2), done.output
    assert "E406" not in done.output
