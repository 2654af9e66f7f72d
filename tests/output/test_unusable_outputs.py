"""Outputs that cannot be used, or that somebody has put odd things into: an error at its place,
never a defect, and nothing of anybody is lost.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.output.project import CONFIG, Project

SDK = Path("sdk")
RECORD = SDK / ".specloom/api.json"


def replaced(path: Path, text: str | None) -> Callable[[Project], object]:
    """Puts a file with a text, or a folder, where something else is."""

    def step(project: Project) -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        path.mkdir() if text is None else path.write_text(text)

    return step


def linked(target: str) -> Callable[[Project], object]:
    def step(project: Project) -> None:
        shutil.rmtree(SDK)
        SDK.symlink_to(target)

    return step


def named(output: str) -> Callable[[Project], object]:
    def step(project: Project) -> None:
        text = CONFIG.replace('"sdk"', json.dumps(output))
        Path("specloom.toml").write_text(text)

    return step


BEFORE_ANYTHING = {
    "a file": (replaced(SDK, "x"), "E404", "sdk"),
    "a link to nothing": (linked("nowhere"), "E404", "sdk"),
    "a link to itself": (linked("sdk"), "E404", "sdk"),
    "a device": (named("/dev/null"), "E404", "/dev/null"),
    "too long a name": (named("a" * 300), "E404", "a" * 300),
    "a name with NUL": (named("a\0b"), "E502", "specloom.toml:2:1"),
    "no name": (named(""), "E502", "specloom.toml:2:1"),
    "a folder in place of the names": (
        replaced(SDK / ".specloom/names.lock", None),
        "E404",
        "sdk/.specloom/names.lock:1:1",
    ),
    "a folder in place of a page": (
        replaced(SDK / "README.md", None),
        "E404",
        "sdk/README.md:1:1",
    ),
}


@pytest.mark.parametrize("name", BEFORE_ANYTHING)
def test_every_command_says_what_cannot_be_used(project: Project, name: str) -> None:
    happens, code, place = BEFORE_ANYTHING[name]
    happens(project)
    project.edit("api.yaml", "Read a user", "Get a user")
    before = project.git("status", "--porcelain")
    for command in (["check"], ["generate", "--dry-run"], ["generate"]):
        result = project.run(*command)
        assert result.exit_code == 2, (command, result.output)
        assert set(re.findall(r"error\[(\w+)\]", result.stderr)) == {code}
        assert f"{place}" in result.stderr
    assert project.git("status", "--porcelain") == before


def test_a_file_in_place_of_a_folder_stops_a_run_before_it_writes(
    project: Project,
) -> None:
    (SDK / "mine").write_text("x")
    project.edit("specloom.toml", '"shop"', '"mine"')
    before = project.output()
    for options in ([], ["--force"]):
        result = project.run("generate", *options)
        assert result.exit_code == 2
        assert (
            "sdk/mine:1:1: error[E404]: the output needs a folder here" in result.stderr
        )
        assert project.output() == before


def test_a_package_where_somebody_has_code_takes_nothing_away(
    project: Project,
) -> None:
    mine = {"mine/client.py": "x = 1\n", "mine/app.py": "y = 1\n"}
    for path, text in mine.items():
        (SDK / path).parent.mkdir(exist_ok=True)
        (SDK / path).write_text(text)
    project.edit("specloom.toml", '"shop"', '"mine"')
    before = project.output()
    result = project.run("generate")
    assert re.findall(r"error\[(\w+)\]", result.stderr) == ["E402"]
    assert "sdk/mine/client.py:1:1: error[E402]" in result.stderr
    assert project.output() == before
    assert project.run("generate", "--force").exit_code == 0
    assert (SDK / "mine/app.py").read_text() == mine["mine/app.py"]
    assert project.run("check").exit_code == 0


RECORDS = [
    "",
    "[1]",
    '{"document": 5, "parts": [1], "excluded": 3}',
    '{"document": "../../api.yaml", "parts": {"a": 3}}',
    '{"document": "a\\u0000b"}',
    "[" * 100_000,
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda text: text[:30])
@pytest.mark.parametrize("version", ["", "auto"])
def test_records_that_say_anything_are_written_anew(
    project: Project, record: str, version: str
) -> None:
    if version:
        Path("specloom.toml").write_text(f'{CONFIG}version = "{version}"\n')
        assert project.run("generate").exit_code == 0
    RECORD.write_text(record)
    project.edit("api.yaml", "Read a user", "Get a user")
    result = project.run("generate", "--force")
    assert result.exit_code == 0, result.output
    assert project.run("check").exit_code == 0
    assert json.loads(RECORD.read_text())["document"] == "api.yaml"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    "path", ["shop/custom/pipe.py", "docs/custom/pipe.md", "tests/custom/pipe.py"]
)
def test_a_pipe_among_custom_code_stops_nothing(project: Project, path: str) -> None:
    (SDK / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(SDK / path)
    project.edit("specloom.toml", 'package = "shop"', 'package = "store"')
    result = project.run("generate")
    assert result.exit_code == 0, result.output
    assert project.run("check").exit_code == 0


@pytest.mark.parametrize("path", ["", "..", "../api.yaml", "/etc/hosts", "a\\u0000b"])
def test_a_manifest_names_no_file_outside(project: Project, path: str) -> None:
    manifest = SDK / ".specloom/manifest.json"
    text = manifest.read_text()
    line = next(line for line in text.splitlines() if '"README.md"' in line)
    manifest.write_text(
        text.replace(line, f"{line.replace('README.md', path)}\n{line}")
    )
    project.edit("api.yaml", "Read a user", "Get a user")
    result = project.run("generate")
    assert result.exit_code == 0, result.output
    assert Path("api.yaml").exists()
    assert project.run("check").exit_code == 0
