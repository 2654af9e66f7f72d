"""What is generated for documents of one feature each: only the pages that the feature shapes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from specloom.pipeline import COVERAGE_FILE
from tests.features import FEATURES, FOLDER, built, case
from tests.whole_output import OutputFiles

# The areas whose generated tests, reference pages and mocks are shown; all of them run in
# tests/test_feature_suites.py.
WITH_TESTS = ("bodies", "names", "parameters")
WITH_MODEL_TESTS = ("schemas",)
WITH_DOCS = ("operations", "responses", "security")
WITH_MOCKS = ("names", "responses")
# The area whose whole output is shown, but for what is the same everywhere.
WHOLE = "package"
SAME_EVERYWHERE = ("_runtime/", "docs/guide/", "py.typed", ".specloom/")
LINES = 30
# What the ledger says of a loss; tests/test_ledger.py looks at the rest of it.
_LOSS = ("method", "path", "operation_id", "status", "symbol", "aliases", "reason")
_LOSS += ("kind", "pointer", "code")


def pages(document: Path) -> dict[str, str]:
    """The pages that a reviewer wants to see, by path."""
    plan = built(document).plan
    area = document.parent.name
    if area == WHOLE:
        return {
            path: text
            for path, text in {**plan.files, **plan.once}.items()
            if not any(part in path for part in SAME_EVERYWHERE)
        }
    found = {
        path: _without_async(text)
        for path, text in plan.files.items()
        if path.count("__init__") <= path.count("testing/") and _matters(path, area)
    }
    loss = incomplete(plan.files[COVERAGE_FILE])
    return {**found, "losses.json": loss} if loss else found


def _without_async(text: str) -> str:
    """A resource module up to its asynchronous class, which has the same methods; the tests
    of the runtime and of every feature run both.
    """
    return re.split(r"^class Async\w+\(", text, flags=re.MULTILINE)[0]


def _matters(path: str, area: str) -> bool:
    head, _, rest = path.partition("/")
    if rest == "models/schemas.json":
        return area in WITH_MODEL_TESTS
    if head == "tests":
        is_shown = WITH_MODEL_TESTS if rest == "test_models.py" else WITH_TESTS
        return rest.startswith("test_") and area in is_shown
    if head == "docs":
        return area in WITH_DOCS and rest.endswith("Api.md")
    if rest.startswith("testing/"):
        return area in WITH_MOCKS and "plugin" not in rest
    own = {"paging": ("pages.py", "queries.py"), "operations": ("webhooks.py",)}.get(
        area, ()
    )
    return rest.startswith(("models/", "params/", "resources/")) or rest in own


def incomplete(ledger: str) -> str:
    """What of the document could not be kept, as the ledger has it; "" for nothing."""
    found: dict[str, list[dict[str, Any]]] = json.loads(ledger)
    kept = {
        kind: [{k: v for k, v in e.items() if k in _LOSS} for e in entries]
        for kind, all_ in found.items()
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
    assert not wrong, "".join(difference(document, shown, wrong))


def difference(
    document: Path, shown: dict[str, str], paths: list[str]
) -> Iterator[str]:
    """The lines that differ from the snapshots, at most 200 of them."""
    folder = Path(__file__).parent / "__snapshots__" / Path(__file__).stem
    lines: list[str] = []
    for path in paths:
        file = folder / case(document) / path
        before = file.read_text("utf-8") if file.is_file() else ""
        sides = (before.splitlines(True), shown[path].splitlines(True))
        lines += unified_diff(*sides, f"snapshot of {path}", f"generated {path}", n=1)
    yield f"{len(paths)} files differ from their snapshots\n"
    yield from lines[:200]
    if len(lines) > 200:
        yield f"… and {len(lines) - 200} more lines\n"


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_the_document_of(document: Path) -> None:
    text = document.read_text("utf-8")
    assert len(text.splitlines()) <= LINES
    assert text.startswith("# "), "each says what it shows"


def test_every_area_has_features() -> None:
    areas = {document.parent.name for document in FEATURES}
    assert areas == {folder.name for folder in FOLDER.iterdir() if folder.is_dir()}
    assert len(FEATURES) > 70
