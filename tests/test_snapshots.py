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
    "py.typed",
    "errors.py",
    "types.py",
    "resources/__init__.py",
)


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
        if not any(part in path for part in SAME_EVERYWHERE)
        and text != snapshot(name=f"{case(document)}/{path}")
    ]
    assert not wrong


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) > 20
