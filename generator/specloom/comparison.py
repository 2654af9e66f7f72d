"""Says how a folder differs from what would be generated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff

from specloom.diagnostics import Span, counted
from specloom.merging import conflicting
from specloom.output import Cause, Change
from specloom.provenance.changes import Input, InputChange
from specloom.records import MANIFEST

LINES = 200
"""How many lines of the difference are shown unless all are asked for."""
SHOWN_INPUTS = 20
"""How many changes of the inputs are shown unless all are asked for."""
SHOWN_FILES = 20
"""How many files of one reason are shown unless all are asked for."""

RECORDS = ".specloom/"
"""The folder of the files that only specloom reads."""

REASONS = {
    Cause.EDITED: "edited by hand",
    Cause.STRANGER: "not written by specloom, but in the place of a generated file",
    Cause.CHANGED: "out of date",
    Cause.NEW: "not generated yet",
    Cause.MISSING: "missing: generated before, but removed since",
    Cause.STALE: "stale: no longer generated",
}
"""What is said of each cause, in the order in which check shows them: first what needs a
decision."""

INPUTS = {
    Input.DOCUMENT: "the document",
    Input.CONFIG: "the config",
    Input.GENERATOR: "specloom",
    Input.FOLDER: "what specloom reads in the output's folder",
}

Placed = tuple[InputChange, Span | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a folder differs: its name for people, its files, what changed among the inputs,
    whether the last run was ``interrupted``, whether there was a run at all, the
    maintainer's files that will move, whether the output is that of an ``other`` document,
    and the command that brings the folder up to date.
    """

    folder: str
    changes: tuple[Change, ...]
    inputs: tuple[Placed, ...]
    interrupted: bool
    never_generated: bool
    cure: str
    moves: Mapping[str, str] = field(default_factory=dict[str, str])
    other: bool = False


def explain(found: Difference, *, full: bool = False) -> str:
    """What changed, the files that differ grouped by the reason, a unified diff, and the
    command that brings the folder up to date.

    Unless ``full``, long lists and the diff are cut, and records are only counted.
    """
    if (found.never_generated or found.other) and not full:
        blocked = [change for change in in_order(found.changes) if change.refused]
        head = f"{found.folder} was never generated"
        if found.other:
            number = counted(len(found.changes), "file")
            head = (
                f"{found.folder} was generated from another document: {number} differ"
            )
        elif not blocked:
            return f"{head}: run {found.cure}"
        blocks = ["\n".join([head, *_grouped(found.folder, blocked, full)])]
    else:
        shown, records = folded(found.changes)
        if full:
            shown, records = [*shown, *records], []
        blocks = [
            "\n".join(_inputs(found, full)),
            "\n".join(
                [
                    *_grouped(found.folder, shown, full),
                    *_counted(found.folder, records),
                    *_moving(found, full),
                ]
            ),
            "\n".join(cut(list(differences(found.folder, shown)), full)),
        ]
    blocks.append("\n".join(_cure(found)))
    return "\n\n".join(block for block in blocks if block)


def _moving(found: Difference, full: bool) -> Iterator[str]:
    lines = list(moved(found.folder, found.moves))
    if lines:
        number = counted(len(lines), "file")
        yield f"custom code that moves with its package ({number}):"
    yield from _first_of(lines, SHOWN_FILES, full)


def moved(folder: str, moves: Mapping[str, str]) -> Iterator[str]:
    """The files that move, each with its new path."""
    for old, new in moves.items():
        yield f"{folder}{old} → {folder}{new}"


def _cure(found: Difference) -> Iterator[str]:
    if found.other:
        yield "--force gives the package and its names to this document, --output leaves them"
    if any(change.refused for change in found.changes):
        yield "--force overwrites files that specloom did not write: keep what you need of them"
    yield f"fix: {found.cure}"


def _inputs(found: Difference, full: bool) -> Iterator[str]:
    if found.interrupted:
        yield f"the last run into {found.folder} did not finish"
    if found.inputs:
        yield f"changed since {found.folder} was generated:"
    lines = [
        f"{span}: {change.what}" if span else change.what
        for change, span in found.inputs
    ]
    yield from _first_of(lines, SHOWN_INPUTS, full)


def _grouped(folder: str, changes: Iterable[Change], full: bool) -> Iterator[str]:
    """The files under their reasons."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(reason_of(change), []).append(change)
    for reason, files in groups.items():
        yield f"{reason} ({counted(len(files), 'file')}):"
        paths = [f"{folder}{change.path}" for change in files]
        yield from _first_of(paths, SHOWN_FILES, full)


def _first_of(lines: list[str], most: int, full: bool) -> Iterator[str]:
    """The lines indented; unless ``full``, of many only the first."""
    shown = lines if full else lines[:most]
    yield from (f"  {line}" for line in shown)
    if len(lines) > len(shown):
        yield f"  … and {len(lines) - len(shown)} more; --full shows everything"


def _counted(folder: str, records: list[Change]) -> list[str]:
    number = counted(len(records), "record")
    return [f"and {number} in {folder}{RECORDS}"] if records else []


def cut(lines: list[str], full: bool) -> list[str]:
    """The first 200 lines, and how many there are more."""
    if full or len(lines) <= LINES:
        return lines
    more = len(lines) - LINES
    return [*lines[:LINES], f"… {more} more lines were cut; --full shows everything"]


def rank_of(path: str) -> int:
    """How early people read a file of the output: client, models, the rest of the package,
    docs, tests, project files, private modules, records.
    """
    match path.split("/"):
        case [".specloom", *_]:
            return 8
        case ["README.md" | "CHANGELOG.md"] | ["docs", *_]:
            return 4
        case ["tests", *_]:
            return 5
        case [_]:
            return 6
        case [_, *inner] if any(
            part.startswith(("_", "base_")) and part != "__init__.py" for part in inner
        ):
            return 7
        case [_, "client.py"]:
            return 0
        case [_, "resources", *_]:
            return 1
        case [_, "models", *_]:
            return 2
        case _:
            return 3


def reading_order(path: str) -> tuple[int, str]:
    """Sorts the files of an output by how early people read them."""
    return rank_of(path), path


def in_order(changes: Iterable[Change]) -> list[Change]:
    """The changes: first those that need a decision, then by what people read first."""
    causes = list(REASONS)
    return sorted(
        changes,
        key=lambda change: (causes.index(change.cause), *reading_order(change.path)),
    )


def folded(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """The changes to show in order, and those of records, which are only counted.

    A record is shown where it needs a decision, or where nothing else differs. A manifest
    that only has to be brought up to date is left out.
    """
    shown: list[Change] = []
    records: list[Change] = []
    for change in in_order(changes):
        if change.path == MANIFEST and change.cause is Cause.CHANGED:
            continue
        silent = change.path.startswith(RECORDS) and not (
            change.refused or conflicting(change.old or "")
        )
        (records if silent else shown).append(change)
    return (shown, records) if shown else (records, [])


def reason_of(change: Change) -> str:
    """Why a file differs: what became of it, and what changed that it is made of."""
    said = REASONS[change.cause]
    if conflicting(change.old or ""):
        said = f"{said}: a merge left it in conflict"
    inputs = [INPUTS[each] for each in change.inputs if each in INPUTS]
    if change.templates:
        plural = "s" * (len(change.templates) > 1)
        inputs.append(f"template{plural} {joined(change.templates)}")
    if not inputs:
        return said
    sign = {Cause.CHANGED: ":", Cause.NEW: ":"}.get(change.cause, ";")
    return f"{said}{sign} {joined(inputs)} changed"


def joined(words: Iterable[str]) -> str:
    """A list as people read it."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def differences(folder: str, changes: Iterable[Change]) -> Iterator[str]:
    """The lines of a unified diff from the files of the folder to what would be generated."""
    for change in changes:
        if change.path == MANIFEST:
            continue
        yield from unified_diff(
            lines_of(change.old),
            lines_of(change.new),
            f"{folder}{change.path}",
            f"{folder}{change.path} (generated)",
            lineterm="",
        )


def lines_of(text: str | None) -> list[str]:
    """The lines of a text; a last one that does not end says so."""
    if not text:
        return []
    lines = text.replace("\r\n", "\n").split("\n")
    return (
        lines[:-1] if lines[-1] == "" else [*lines, "\\ No newline at the end of file"]
    )
