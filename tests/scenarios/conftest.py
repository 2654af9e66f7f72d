"""A project for each scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.project import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A fresh project, all committed."""
    root = tmp_path / "project"
    root.mkdir()
    return Project(root, monkeypatch)
