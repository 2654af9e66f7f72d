"""What is generated for tiny documents, one feature each, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from whole_output import TINY, OutputFiles, build_of

DOCUMENTS = sorted(TINY.glob("*.yaml")) + sorted(TINY.glob("*/openapi.yaml"))
# Of these every output has the same, or nothing that a reviewer has to see twice.
SAME_EVERYWHERE = (
    "_runtime/",
    "docs/guide/",
    "py.typed",
    "errors.py",
    "types.py",
    "resources/__init__.py",
)
# These differ by little more than names: one document shows them for all.
SHOWN_ONCE = (
    "tests/conftest.py",
    "tests/custom/",
    "pyproject.toml",
    "README.md",
    "docs/COVERAGE.md",
    "/client.py",
    "/__init__.py",
)
SHOWS_ALL = ("minimal", "security_alternatives", "server_variables")


def case(document: Path) -> str:
    return document.stem if document.parent == TINY else document.parent.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=case)
def test_the_output_of(document: Path, snapshot: SnapshotAssertion) -> None:
    plan = build_of(document).plan
    files = {**plan.files, **plan.once}
    snapshot = snapshot.use_extension(OutputFiles)
    wrong = [
        path
        for path, text in sorted(files.items())
        if _matters(path, case(document))
        and text != snapshot(name=f"{case(document)}/{path}")
    ]
    assert not wrong


def _matters(path: str, name: str) -> bool:
    dull = SAME_EVERYWHERE if name in SHOWS_ALL else (*SAME_EVERYWHERE, *SHOWN_ONCE)
    return not any(part in path for part in dull)


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) > 20
