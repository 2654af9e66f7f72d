"""Projects and repositories for the tests of the output folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.output.project import Project
from tests.output.shop import Shop


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A fresh project, all committed."""
    root = tmp_path / "project"
    root.mkdir()
    return Project(root, monkeypatch)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A shop that has been published once."""
    made = Shop(tmp_path / "repository")
    made.generate()
    return made
