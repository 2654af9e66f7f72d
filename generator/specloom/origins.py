"""Says what a build is made of, and where that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from specloom.config import Config, place_of
from specloom.custom.finding import FOLDER
from specloom.custom.gathering import PAGES
from specloom.diagnostics import Report, Severity, Span
from specloom.digests import SHORT, THERE, block_of, digest, watched_digest
from specloom.document import Documents, Node
from specloom.document.pieces import piece_texts
from specloom.provenance.changes import Input, InputChange
from specloom.provenance.makings import makings
from specloom.provenance.record import Record

PASSING = frozenset({"W504", "W508", "W509"})
"""Warnings that a run both gives and settles: the next one has no reason to repeat them."""

Place = Callable[[InputChange], Span | None]


def record_of_run(
    documents: Documents, document: Path, config: Config, report: Report
) -> Record:
    """The record of a run on what it has read; what it watches and the files that it comes
    to are missing yet.
    """
    warnings = Counter(
        found.code
        for found in dict.fromkeys(report.found)
        if found.severity is Severity.WARNING and found.code not in PASSING
    )
    return replace(
        makings(config, document),
        documents=documents.digests(),
        warnings=dict(sorted(warnings.items())),
        elements=elements_of(documents.contents()),
    )


def elements_of(contents: Mapping[str, Any]) -> dict[str, str]:
    """A short hash of each element of a document by its id; ``contents`` are those of its
    files by their names.
    """
    return {
        id_: digest(text)[:SHORT]
        for name in sorted(contents)
        for id_, text in piece_texts(name, contents[name])
    }


def watched(
    folder: Path | None,
    package: str,
    once: Mapping[str, str],
    kept: Mapping[str, str],
    moves: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, str]:
    """The hashes of what a run reads in the output's own ``folder``, as that will be when
    the output is written: custom code, with what ``moves`` there, and which files there are
    that people edit.
    """
    home = folder or Path()
    coming: dict[str, str | Path] = {
        **once,
        **{new: home / old for old, new in moves.items()},
    }
    places = (f"{package}/{FOLDER}/", f"{PAGES}/") if folder is not None else ()
    blocks = {path: block_of(text) for path, text in kept.items()}
    return {
        **{place: watched_digest(home, place, coming) for place in places},
        **{f"{path}?": THERE for path in kept},
        **{f"{path}#": digest(block) for path, block in blocks.items() if block},
    }


def roots(documents: Documents) -> list[Node]:
    """The root of each file that is part of the document, overlays applied."""
    return [Node(one, (), one.value) for one in documents.whole_sources()]


def place_of_change(documents: Documents, config: Config) -> Place:
    """Where an input stands that has changed: an element in its document, or what was around
    it when it is gone; a setting in its config.  None for what has no place.
    """
    by_name = {root.source.name: root for root in roots(documents)}

    def place(change: InputChange) -> Span | None:
        if change.input is Input.CONFIG and config.file is not None:
            return place_of(config.file, change.name)
        if change.input is not Input.DOCUMENT:
            return None
        name, _, pointer = change.name.partition("#")
        node = by_name.get(name)
        if node is None:
            return next(iter(by_name.values())).span
        for token in pointer.split("/")[1:]:
            inner = node.step(token.replace("~1", "/").replace("~0", "~"))
            if inner is None:
                break
            node = inner
        return node.span

    return place
