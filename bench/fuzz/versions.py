"""Target for two versions of a document: what changed, and which names stay."""

from __future__ import annotations

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bench.fuzz import mutations
from bench.fuzz.documents import honest, printed, seed_documents, sound, tells
from bench.fuzz.engine import Target
from specloom.apidiff.compare import ApiSnapshot, compare_snapshots
from specloom.apidiff.snapshots import SnapshotSource, snapshot_of
from specloom.cli.compare import FORMATS, DiffReport
from specloom.codes.changes import kind_of
from specloom.config import Config
from specloom.diagnostics import InputError, Report
from specloom.document.node import DiskReader
from specloom.document.remote import fetched
from specloom.naming.lock import lock_of

Pair = dict[str, Any]
"""A document ``before`` and ``after`` a change."""


def pairs(folder: Path | None) -> SearchStrategy[Pair]:
    """Documents of a folder before and after a few changes."""
    documents = list(seed_documents(folder))

    def pair(number: int) -> Pair:
        rng = random.Random(number)
        before = mutations.changed([rng.choice(documents)], rng, most=2)
        others = [before, before, before, rng.choice(documents)]
        return {"before": before, "after": mutations.changed(others, rng, most=4)}

    return st.integers(0, 2**63).map(pair)


def check_versions(pair: Pair) -> None:
    """Compares both documents, each with itself too, and prints the later one with the
    names of the earlier one.
    """
    before, after = pair.get("before"), pair.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return
    with TemporaryDirectory() as folder:
        files = [
            Path(folder, name) for name in ("api.old.json", "api.json", "api.re.json")
        ]
        for file, value in zip(files, (before, after, reordered(after)), strict=True):
            file.write_text(json.dumps(value), "utf-8")
        compared(*files)
        named(files[0], files[1])


def compared(before: Path, after: Path, again: Path) -> None:
    """Findings can be printed in every format; equal documents give none."""
    try:
        old = state(before)
        new = state(after, old)
        same, other = state(after, new), state(again, new)
    except InputError as refused:
        for diagnostic in refused.diagnostics:
            honest(diagnostic)
        return
    for findings in (compare_snapshots(old, new), compare_snapshots(new, old)):
        for found in findings:
            assert kind_of(found.code) is not None, found.code
            assert found.message
            assert found.old or found.new, f"{found.code} has no place"
        for as_format in FORMATS.values():
            assert as_format(DiffReport("old", "new", findings))
    for one in (same, other):
        findings = compare_snapshots(new, one)
        assert not findings, f"nothing changed, but: {findings[0].message}"


def state(file: Path, before: ApiSnapshot | None = None) -> ApiSnapshot:
    """The state that a document describes."""
    source = SnapshotSource(
        shown=file.name,
        document=file,
        files=DiskReader(),
        fetch=fetched,
        config=Config(),
    )
    return snapshot_of(source, before)


def reordered(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with its root, paths and components in reverse order."""
    turned = dict(reversed(document.items()))
    for key in ("components", "definitions", "paths"):
        value = turned.get(key)
        if isinstance(value, dict):
            turned[key] = dict(reversed(value.items()))
    return turned


def named(before: Path, after: Path) -> None:
    """Names that were published still work, or the later document is refused."""
    report = Report()
    try:
        files = printed(before, Report())
    except InputError:
        return
    try:
        later = printed(after, report, lock_of(files["names.lock"]))
        again = printed(after, Report(), lock_of(later["names.lock"]))
    except InputError as refused:
        tells(report, refused)
        return
    sound(later)
    for path, text in later.items():
        assert again.get(path) == text, f"{path} changes with the next run"


TARGETS = (
    Target(
        name="versions",
        holds="The changes between two documents can be printed in every format, each finding with "
        "a place; a document does not differ from itself, in another order neither; with the "
        "names of an earlier version the output is sound, and the next run changes nothing.",
        inputs=pairs,
        check=check_versions,
        quick=2,
        smaller=mutations.smaller,
    ),
)
