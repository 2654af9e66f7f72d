"""What is generated for documents of one feature each: only the pages that the feature shapes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from features import FEATURES, FOLDER, built, case
from specloom.pipeline import LEDGER
from whole_output import OutputFiles

WITH_DOCS = ("operations", "paging", "responses", "security")
WITH_DOUBLES = ("names", "responses")
LINES = 30
# What the ledger says of a loss; tests/test_ledger.py looks at the rest of it.
_LOSS = ("method", "path", "operation_id", "status", "symbol", "aliases", "reason")
_LOSS += ("kind", "pointer", "code")


def pages(document: Path) -> dict[str, str]:
    """The pages that a reviewer wants to see, by path."""
    plan = built(document).plan
    area = document.parent.name
    found = {
        path: text
        for path, text in plan.files.items()
        if path.count("__init__") <= path.count("testing/") and _matters(path, area)
    }
    loss = losses(plan.files[LEDGER])
    return {**found, "losses.json": loss} if loss else found


def _matters(path: str, area: str) -> bool:
    head, _, rest = path.partition("/")
    if head == "tests":
        return rest.startswith("test_")
    if head == "docs":
        return area in WITH_DOCS and rest.endswith("Api.md")
    if rest.startswith("testing/"):
        return area in WITH_DOUBLES and "plugin" not in rest
    own = {"paging": ("pages.py", "queries.py"), "operations": ("webhooks.py",)}.get(
        area, ()
    )
    return rest.startswith(("models/", "resources/")) or rest in own


def losses(ledger: str) -> str:
    """What of the document could not be kept, as the ledger has it; "" for nothing."""
    told: dict[str, list[dict[str, Any]]] = json.loads(ledger)
    kept = {
        kind: [{k: v for k, v in e.items() if k in _LOSS} for e in entries]
        for kind, all_ in told.items()
        if (entries := [e for e in all_ if e.get("status") != "generated"])
    }
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n" if kept else ""


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_the_pages_of(document: Path, snapshot: SnapshotAssertion) -> None:
    snapshot = snapshot.use_extension(OutputFiles)
    shown = pages(document)
    assert shown
    wrong = [
        path
        for path, text in sorted(shown.items())
        if text != snapshot(name=f"{case(document)}/{path}")
    ]
    assert not wrong


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_the_document_of(document: Path) -> None:
    text = document.read_text("utf-8")
    assert len(text.splitlines()) <= LINES
    assert text.startswith("# "), "each says what it shows"


def test_every_area_has_features() -> None:
    areas = {document.parent.name for document in FEATURES}
    assert areas == {folder.name for folder in FOLDER.iterdir() if folder.is_dir()}
    assert len(FEATURES) > 70
