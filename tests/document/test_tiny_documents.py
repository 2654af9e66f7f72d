"""Every tiny document is valid, short, and says what it is there for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

FOLDER = Path(__file__).parents[1] / "fixtures" / "tiny"
FILES = sorted(FOLDER.rglob("*.yaml"))
ROOTS = [file for file in FILES if file.name != "models.yaml"]


def place(file: Path) -> str:
    return file.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("file", ROOTS, ids=place)
def test_is_valid(file: Path) -> None:
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    validate(document, base_uri=file.as_uri())


@pytest.mark.parametrize("file", FILES, ids=place)
def test_is_short_and_introduced(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 100
