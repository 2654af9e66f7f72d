"""What ``check`` tells people and programs: how much, where, and with which fix."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from specloom.codes import find
from tests.output.project import Project
from tests.output.test_causes import MINE, RENAMED, SCENARIOS, SUMMARY

CODES = {
    "an operation changed": ["E411", "E417"],
    "the config changed": ["E412", "E417"],
    "specloom was upgraded": ["E413", "E417"],
    "a template changed": ["E414", "E417"],
    "the published names were edited": ["E415", "E417"],
    "missing": ["E416"],
    "unexpected file": ["E402", "E411"],
    "edited by hand": ["E401"],
    "an operation was removed": ["E411", "E418"],
}
BOTH_PLACES = ["api.yaml:5:5", "specloom.toml:4:1"]


def results(project: Project) -> list[dict[str, str]]:
    """What a check tells as SARIF: code, place and message."""
    outcome = project.run("check", "--format", "sarif")
    assert outcome.exit_code == 1
    (run,) = json.loads(outcome.stdout)["runs"]
    found = []
    for result in run["results"]:
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        region = physical["region"]
        place = f"{region['startLine']}:{region['startColumn']}"
        found.append(
            {
                "code": result["ruleId"],
                "place": f"{physical['artifactLocation']['uri']}:{place}",
                "message": result["message"]["text"],
            }
        )
        assert result["level"] == "error"
        assert find(result["ruleId"])
    return found


@pytest.mark.parametrize("name", CODES)
def test_each_cause_has_its_code(project: Project, name: str) -> None:
    SCENARIOS[name].happens(project)
    assert set(CODES[name]) <= {found["code"] for found in results(project)}


def test_the_places_of_what_changed_are_reported(project: Project) -> None:
    SUMMARY(project)
    RENAMED(project)
    inputs = [found for found in results(project) if found["code"] < "E416"]
    assert [found["place"] for found in inputs] == BOTH_PLACES
    assert inputs[0]["message"] == (
        "since sdk/ was generated: GET /users/{id} changed\nHint: Run specloom generate."
    )
    lines = project.run("check", "--format", "github").stdout.splitlines()
    assert lines[0].startswith("::error file=api.yaml,line=5,col=5,title=E411%3A ")
    assert lines[1].startswith("::error file=specloom.toml,line=4,col=1,title=E412%3A ")
    assert all(line.startswith("::error file=") for line in lines)
    changed = project.check()["changed"]
    places = [f"{c['file']}:{c['line']}:{c['column']}" for c in changed]
    assert places == BOTH_PLACES
    assert [(c["input"], c["name"]) for c in changed] == [
        ("document", "#/paths/~1users~1{id}/get"),
        ("config", "client"),
    ]


def test_a_long_diff_is_cut_and_says_so(project: Project) -> None:
    project.edit("specloom.toml", 'package = "shop"', 'package = "store"')
    output = project.run("check").stdout
    whole = project.run("check", "--full").stdout
    lines, all_lines = output.splitlines(), whole.splitlines()
    (cut,) = [line for line in lines if " more lines; " in line]
    start, all_start = (
        next(n for n, line in enumerate(text) if line.startswith("--- "))
        for text in (lines, all_lines)
    )
    assert lines.index(cut) - start == 200
    assert all_lines[all_start : all_start + 200] == lines[start : start + 200]
    # The records follow, and only --full shows what differs in them.
    records = next(n for n, x in enumerate(all_lines) if x.startswith("--- sdk/.specl"))
    number = records - all_start - 200
    assert cut == f"… {number} more lines; --full shows everything"
    assert all_lines[-1] == lines[-1] == "fix: specloom generate"


def test_many_changes_of_the_document_are_counted(project: Project) -> None:
    schemas = "".join(f"    S{n}: {{type: object}}\n" for n in range(30))
    project.edit("api.yaml", "  schemas:\n", f"  schemas:\n{schemas}")
    output = project.run("check").stdout
    assert "schema S19 added" in output
    assert "schema S20 added" not in output
    assert "\n  … and 10 more; --full shows everything\n" in output
    assert "schema S29 added" in project.run("check", "--full").stdout


def test_people_read_client_models_docs_and_tests_first(project: Project) -> None:
    project.edit("api.yaml", "{name: {", "{nick: {")
    SUMMARY(project)
    output = project.run("check").stdout
    lines = output.splitlines()
    start = lines.index("out of date: the document changed (10 files):") + 1
    end = start + 10
    assert lines[start:end] == [
        "  sdk/shop/resources/users.py",
        "  sdk/shop/models/user.py",
        "  sdk/shop/models/schemas.json",
        "  sdk/shop/testing/examples.json",
        "  sdk/docs/README.md",
        "  sdk/docs/User.md",
        "  sdk/docs/UsersApi.md",
        "  sdk/docs/rest/users.md",
        "  sdk/tests/test_models.py",
        "  sdk/tests/test_users.py",
    ]
    assert re.fullmatch(r"and \d records? in sdk/\.specloom/", lines[end])
    assert lines[end + 1] == ""
    paths = [line.removeprefix("  sdk/") for line in lines[start:end]]
    shown = [line[8:] for line in lines if line.startswith("--- sdk/")]
    assert shown == paths
    assert (
        "+++ sdk/.specloom/api/document.json" in project.run("check", "--full").stdout
    )
    # Programs get the same order.
    files = [f for f in project.check()["by_path"] if not f.startswith(".specloom/")]
    assert files == paths
    files = [found["place"].partition(":")[0] for found in results(project)]
    named = [f"sdk/{path}" for path in paths]
    assert files == ["api.yaml", "api.yaml", *named, "sdk/.specloom/manifest.json"]
    plan = project.run("generate", "--dry-run").stdout.splitlines()
    planned = [line.split()[1] for line in plan if line.startswith("update")]
    assert planned == named
    assert re.fullmatch(r"write   \d records? in sdk/\.specloom/", plan[len(paths)])


def test_files_that_need_a_decision_come_first(project: Project) -> None:
    SUMMARY(project)
    MINE(project)
    (project.root / "sdk/tests/test_users.py").unlink()
    lines = project.run("check").stdout.splitlines()
    headings = [line for line in lines if re.search(r" \(\d+ files?\):$", line)]
    assert headings == [
        "edited by hand (1 file):",
        "out of date: the document changed (4 files):",
        "missing: generated before, then removed (1 file):",
    ]
    assert lines[-2].startswith("--force overwrites files")


def test_many_files_are_counted(project: Project) -> None:
    project.edit("specloom.toml", 'package = "shop"', 'package = "store"')
    output = project.run("check").stdout
    assert output.count("\n  sdk/store/") <= 20
    (more,) = re.findall(
        r"^not generated yet.* \((\d+) files\):$", output, re.MULTILINE
    )
    assert f"\n  … and {int(more) - 20} more; --full shows everything\n" in output
    whole = project.run("check", "--full").stdout
    assert whole.count("\n  sdk/store/") == int(more)


def test_the_fix_command_repeats_the_options_that_were_given(project: Project) -> None:
    options = ["api.yaml", "--config", "specloom.toml", "--output", "my sdk"]
    result = project.run("check", *options)
    assert result.exit_code == 1
    fix = "specloom generate api.yaml --config specloom.toml --output 'my sdk'"
    assert result.stdout.endswith(f": run {fix}\n")
    assert project.check(*options)["fix"] == fix
    assert project.run("generate", *options).exit_code == 0
    MINE(project)
    project.edit("my sdk/README.md", "# ", "# My ")
    assert project.check(*options)["fix"] == f"{fix} --force"
    result = project.run("check", *options)
    assert result.stdout.splitlines()[-1] == f"fix: {fix} --force"


def test_a_last_line_without_an_end_is_seen(project: Project) -> None:
    readme = project.root / "sdk/README.md"
    readme.write_bytes(readme.read_bytes().rstrip(b"\n"))
    output = project.run("check").stdout
    assert "\n-\\ No newline at the end of file\n" in output


def test_no_network_and_no_key_is_needed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    SUMMARY(project)
    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    for name in ("text", "json", "sarif", "github"):
        assert project.run("check", "--format", name).exit_code == 1


def test_checking_changes_nothing(project: Project) -> None:
    SUMMARY(project)
    project.commit("Change")
    for options in ([], ["--full"], ["--format=sarif"], ["--strict"]):
        project.run("check", *options)
    assert project.git("status", "--porcelain", "--ignored") == ""


def test_without_a_record_nothing_is_claimed(project: Project) -> None:
    (project.root / "sdk/.specloom/manifest.json").unlink()
    SUMMARY(project)
    found = project.check()
    assert found["changed"] == []
    causes = {path: file["cause"] for path, file in found["by_path"].items()}
    assert causes["shop/resources/users.py"] == "unexpected file"
    assert causes[".specloom/manifest.json"] == "new"


def test_an_output_that_was_never_generated_is_one_line(project: Project) -> None:
    result = project.run("check", "--output", "other")
    assert (result.exit_code, result.stdout) == (
        1,
        "other/ was never generated: run specloom generate --output other\n",
    )
    content = project.check("--output", "other")
    assert content["never_generated"] is True
    assert {file["cause"] for file in content["files"]} == {"new"}
    assert not Path("other").exists()
    (project.root / "sdk/.specloom/manifest.json").unlink()
    assert project.check()["never_generated"] is False
    shutil.rmtree("sdk")
    ((code, place),) = [(found["code"], found["place"]) for found in results(project)]
    assert (code, place) == ("E416", "sdk/.specloom/manifest.json:1:1")


def test_what_is_in_the_way_of_a_first_run_is_named(project: Project) -> None:
    Path("other").mkdir()
    Path("other/README.md").write_text("Somebody's.\n")
    Path("other/notes.md").write_text("Somebody's.\n")
    lines = project.run("check", "--output", "other").stdout.splitlines()
    assert lines[:3] == [
        "other/ was never generated",
        "unexpected files, not generated by specloom (1 file):",
        "  other/README.md",
    ]
    assert lines[-1] == "fix: specloom generate --output other --force"
    assert len(lines) == 6
