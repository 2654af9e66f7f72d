"""What a run found, as other programs read it; called as a user calls it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from specloom.codes import CODES
from specloom.diagnostics import Diagnostic, Severity, Span
from specloom.output.write import Cause, Change
from specloom.reports import FORMATS, CommandResult
from tests.command_line import specloom

BROKEN = """openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /a:
    get:
      parameters:
      - {name: page, in: query}
      responses: {'200': {description: Fine.}}
"""
WRONG = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: [/a]\n"
COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


@pytest.fixture
def api(tmp_path: Path) -> Path:
    """A document with a parameter that has no schema; a config names it and ``sdk/``."""
    (tmp_path / "specloom.toml").write_text('document = "api.yaml"\noutput = "sdk"\n')
    (tmp_path / "api.yaml").write_text(BROKEN)
    return tmp_path / "api.yaml"


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands, as a runner takes them apart."""
    found = []
    for line in text.splitlines():
        command = COMMAND.fullmatch(line)
        assert command, line
        word, properties, message = command.groups()
        found.append(
            (word, dict(p.split("=", 1) for p in properties.split(",")), message)
        )
    return found


def test_json_is_one_object_on_standard_output(api: Path) -> None:
    made = specloom("generate", "--format", "json", cwd=api.parent)
    assert (made.returncode, made.stderr) == (0, "")
    content = json.loads(made.stdout)
    assert (content["command"], content["exit"]) == ("generate", 0)
    found = [d for d in content["diagnostics"] if d["code"] == "W306"]
    assert found == [
        {
            "code": "W306",
            "severity": "warning",
            "file": "api.yaml",
            "line": 7,
            "column": 9,
            "message": "the parameter has no schema; it is read as a string",
            "hint": "Give the parameter a name, a location (in) and a schema.",
            "element": "#/paths/~1a/get/parameters/0",
            "related": [],
        }
    ]
    written = {file["path"]: file["cause"] for file in content["files"]}
    assert written["sdk/README.md"] == "new"
    again = json.loads(specloom("generate", "--format=json", cwd=api.parent).stdout)
    assert again["files"] == []


def test_check_lists_stale_files_with_their_causes(api: Path) -> None:
    specloom("generate", "--quiet", cwd=api.parent)
    (api.parent / "sdk/README.md").write_text("mine")
    result = specloom("check", "--format", "json", cwd=api.parent)
    assert (result.returncode, result.stderr) == (1, "")
    content = json.loads(result.stdout)
    assert content["exit"] == 1
    assert content["files"] == [
        {
            "path": "sdk/README.md",
            "action": "update",
            "cause": "edited by hand",
            "inputs": [],
            "templates": [],
            "reason": "edited by hand",
        }
    ]
    assert content["changed"] == []
    assert content["fix"] == "specloom generate --force"
    result = specloom("check", "--format", "github", "--quiet", cwd=api.parent)
    assert result.returncode == 1
    ((word, properties, message),) = commands(result.stdout)
    assert (word, properties["file"]) == ("error", "sdk/README.md")
    assert message == (
        "sdk/README.md: edited by hand%0Ahint: Run specloom generate --force."
    )


@pytest.mark.parametrize("command", ["generate", "check", "ir"])
def test_errors_come_in_the_format_too(api: Path, command: str) -> None:
    api.write_text(WRONG)
    for name in FORMATS:
        result = specloom(command, "--format", name, cwd=api.parent)
        assert result.returncode == 2
        text, other = result.stdout, result.stderr
        if command == "ir":
            text, other = other, text
        assert other == ""
        assert "E203" in text
        if name != "github":
            json.loads(text)


def test_the_result_of_ir_stays_alone_on_standard_output(api: Path) -> None:
    result = specloom("ir", "--format", "json", cwd=api.parent)
    assert json.loads(result.stdout)["kind"] == "Api"
    assert json.loads(result.stderr)["command"] == "ir"


def test_annotations_are_read_as_they_are_meant(api: Path) -> None:
    made = specloom("generate", "--format", "github", cwd=api.parent)
    word, properties, message = commands(made.stdout)[-1]
    assert word == "warning"
    assert properties == {
        "file": "api.yaml",
        "line": "7",
        "col": "9",
        "title": "W306%3A a parameter is incomplete",
    }
    assert message.startswith("the parameter has no schema")
    assert "%0Ahint: " in message


def hostile(message: str) -> CommandResult:
    """An outcome whose texts mean something to the formats."""
    span = Span("a,b::c%\n.yaml", 3, 4)
    found = Diagnostic(
        code="E203", span=span, message=message, related=((span, message),)
    )
    return CommandResult(
        command="check",
        exit=1,
        found=(found,),
        folder="sdk/",
        changes=(Change("a,b.md", Cause.STALE, "", None),),
    )


def test_nothing_leaves_its_annotation() -> None:
    text = FORMATS["github"](hostile("50%\r\n::error::x\udce9"))
    finding, stale = commands(text)
    assert finding[1]["file"] == "a%2Cb%3A%3Ac%25%0A.yaml"
    assert finding[2].startswith("50%25%0D%0A::error::x?")
    assert stale[1]["file"] == "sdk/a%2Cb.md"


def test_json_and_sarif_are_ascii() -> None:
    for name in ("json", "sarif"):
        text = FORMATS[name](hostile("é\udce9\n"))
        assert text.isascii()
        assert "\\udce9" in text
        json.loads(text)


def sarif(outcome: CommandResult) -> Any:
    return json.loads(FORMATS["sarif"](outcome))


def test_sarif_has_what_the_standard_requires(api: Path) -> None:
    made = specloom("generate", "--format", "sarif", cwd=api.parent)
    log = json.loads(made.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [entry.code for entry in CODES]
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 0}]
    result = run["results"][-1]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "W306"
    assert result["level"] == "warning"
    assert result["message"]["text"].startswith("the parameter has no schema")
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "api.yaml"},
        "region": {"startLine": 7, "startColumn": 9},
    }


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("spec/api.yaml", "spec/api.yaml"),
        ("a b%.yaml", "a%20b%25.yaml"),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml"),
        ("https://example.com/a.yaml", "https://example.com/a.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
    ],
)
def test_files_are_uris(file: str, uri: str) -> None:
    found = Diagnostic(
        code="W306", span=Span(file), message="x", severity=Severity.WARNING
    )
    log = sarif(CommandResult(command="ir", exit=0, found=(found,)))
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("command", ["generate", "check", "ir"])
def test_a_strict_run_counts_warnings_as_errors(api: Path, command: str) -> None:
    result = specloom(command, "--strict", cwd=api.parent)
    assert result.returncode == 2
    assert "api.yaml:7:9: error[W306]" in result.stderr
    assert result.stderr.rstrip().endswith("2 errors")  # the other is a W280
    assert result.stdout == ""
    assert not (api.parent / "sdk").exists()


def test_a_strict_run_lets_a_sound_document_pass(api: Path) -> None:
    api.write_text(BROKEN.replace("in: query}", "in: query, schema: {}}"))
    result = specloom("generate", "--strict", cwd=api.parent)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_quiet_run_tells_errors_alone(api: Path) -> None:
    assert specloom("generate", "--quiet", cwd=api.parent).stderr == ""
    result = specloom("generate", "--quiet", "--format=json", cwd=api.parent)
    assert json.loads(result.stdout)["diagnostics"] == []
