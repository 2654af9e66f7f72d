"""The JSON that commands print has the documented schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner

from specloom.cli import main
from tests.whole_output import ROOT, TINY

SCHEMA = json.loads((ROOT / "docs" / "json-output.schema.json").read_text("utf-8"))
DOCUMENT = (TINY / "json_body.yaml").read_text("utf-8")


def is_valid(name: str, text: str) -> Any:
    """Check output against a definition; returns the output."""
    content = json.loads(text)
    schema = {**SCHEMA, "$ref": f"#/$defs/{name}"}
    faults = [str(f) for f in jsonschema_rs.validator_for(schema).iter_errors(content)]
    assert faults == []
    return content


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(DOCUMENT, "utf-8")
    Path("specloom.toml").write_text('document = "api.yaml"\noutput = "sdk"\n')


def printed(*arguments: str) -> str:
    return CliRunner().invoke(main, [*arguments]).stdout


def test_results() -> None:
    dry = is_valid("result", printed("generate", "--dry-run", "--format", "json"))
    assert dry["dry_run"]
    first = is_valid("result", printed("generate", "--format", "json"))
    assert first["files"]
    assert is_valid("result", printed("check", "--format", "json"))["exit"] == 0
    Path("api.yaml").write_text(
        DOCUMENT.replace("title: ", "title: New ").replace("3.1.0", "3.1.0\nx y: 1", 1),
        "utf-8",
    )
    stale = is_valid("result", printed("check", "--format", "json"))
    assert stale["changed"]
    assert stale["fix"]
    preview = printed("upgrade", "--preview", "--format", "json")
    assert is_valid("result", preview)["output_changes"]
    again = printed("generate", "--dry-run", "--format", "json")
    assert {one["action"] for one in is_valid("result", again)["files"]} >= {"keep"}
    Path("api.yaml").write_text("a: [")
    wrong = is_valid("result", printed("generate", "--format", "json"))
    assert [one["code"] for one in wrong["diagnostics"]] == ["E106"]


def test_the_other_outputs() -> None:
    printed("generate", "--quiet")
    assert is_valid("ir", printed("ir"))["operations"]
    assert is_valid("names", printed("names", "--as", "json"))["names"]
    assert is_valid("custom", printed("custom", "--format", "json"))["places"]
    assert is_valid("custom", printed("custom", "--format", "json", "--report"))
    Path("new.yaml").write_text(DOCUMENT.replace("post:", "put:"), "utf-8")
    differences = printed("diff", "sdk", "new.yaml", "--format", "json")
    assert is_valid("diff", differences)["changes"]
    for command in ("ir", "names"):
        aside = CliRunner().invoke(main, [command, "--format", "json"]).stderr
        assert is_valid("result", aside)["command"] == command
