"""Says how a folder differs from what would be generated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff

from specloom.diagnostics import Span
from specloom.merging import conflicting
from specloom.output import Cause, Change
from specloom.provenance.changes import Input, InputChange
from specloom.records import MANIFEST

LINES = 200
"""How many lines of the difference are shown unless all are asked for."""
SHOWN_INPUTS = 20
"""How many changes of the inputs are shown unless all are asked for."""

REASONS = {
    Cause.NEW: "not generated yet",
    Cause.MISSING: "missing: it was generated, and is gone",
    Cause.CHANGED: "out of date",
    Cause.STALE: "stale: no longer generated",
    Cause.EDITED: "edited by hand",
    Cause.STRANGER: "a stranger: specloom did not write it, and it stands where output goes",
}
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
    and the command that cures it.
    """

    folder: str
    changes: tuple[Change, ...]
    inputs: tuple[Placed, ...]
    interrupted: bool
    cure: str


def explain(found: Difference, *, full: bool = False) -> str:
    """What changed, each file that differs with its cause, a unified diff, and the command
    that cures it; the diff is cut at 200 lines unless ``full``.
    """
    blocks = [
        "\n".join(_inputs(found, full)),
        "\n".join(
            f"{found.folder}{change.path}: {reason_of(change)}"
            for change in worth_telling(found.changes)
        ),
        "\n".join(cut(list(differences(found.folder, found.changes)), full)),
        f"cure: {found.cure}",
    ]
    return "\n\n".join(block for block in blocks if block)


def _inputs(found: Difference, full: bool) -> Iterator[str]:
    if found.interrupted:
        yield f"the last run into {found.folder} did not finish"
    if found.inputs:
        yield f"changed since {found.folder} was generated:"
    shown = len(found.inputs) if full else SHOWN_INPUTS
    for change, span in found.inputs[:shown]:
        yield f"  {span}: {change.what}" if span else f"  {change.what}"
    if len(found.inputs) > shown:
        yield f"  … and {len(found.inputs) - shown} more; --full shows everything"


def cut(lines: list[str], full: bool) -> list[str]:
    """The first 200 lines, and how many there are more."""
    if full or len(lines) <= LINES:
        return lines
    more = len(lines) - LINES
    return [*lines[:LINES], f"… {more} more lines were cut; --full shows everything"]


def worth_telling(changes: Iterable[Change]) -> list[Change]:
    """The changes without that of a record, which every run brings up to date."""
    return [c for c in changes if c.path != MANIFEST or c.cause is not Cause.CHANGED]


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


def differences(folder: str, changes: tuple[Change, ...]) -> Iterator[str]:
    """The lines of a unified diff from what stands in the folder to what would be generated."""
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
