"""The result of a run, as all output formats report it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specloom import codes
from specloom.comparison import RECORDS, Placed, folded, reason_of
from specloom.diagnostics import Diagnostic, Span, counted
from specloom.output import Cause, Change
from specloom.provenance.changes import Input
from specloom.records import MANIFEST
from specloom.upgrading import Shift

INPUT_CODES = {
    Input.DOCUMENT: "E411",
    Input.CONFIG: "E412",
    Input.GENERATOR: "E413",
    Input.TEMPLATE: "E414",
    Input.FOLDER: "E415",
}
FILE_CODES = {
    Cause.EDITED: "E401",
    Cause.STRANGER: "E402",
    Cause.NEW: "E416",
    Cause.MISSING: "E416",
    Cause.CHANGED: "E417",
    Cause.STALE: "E418",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of one run of a command.

    ``found`` are the diagnostics by location. ``changes`` are the files in ``folder`` that
    ``generate`` wrote or ``check`` found stale, ``shifts`` what they mean for users
    (``upgrade``), and ``inputs`` the inputs that changed since the folder was generated.
    ``cure`` is the command that updates the folder, ``kept`` the unchanged files of a dry
    run, and ``moves`` the hand-written files that get another path. ``never_generated``
    means that no run has written to the folder yet, ``other`` that it holds the output of
    another document, for which ``found`` has a diagnostic.
    """

    command: str
    exit: int
    found: tuple[Diagnostic, ...] = ()
    folder: str = ""
    changes: tuple[Change, ...] = ()
    shifts: tuple[Shift, ...] = ()
    inputs: tuple[Placed, ...] = ()
    cure: str = ""
    kept: tuple[str, ...] | None = None
    never_generated: bool = False
    moves: Mapping[str, str] = field(default_factory=dict[str, str])
    other: bool = False


def stale_findings(outcome: Outcome) -> Iterator[Diagnostic]:
    """Return the reasons of a failed check as diagnostics.

    Changed inputs come first, then stale files in the order of the text output; all records
    are one diagnostic. Reasons without a location get that of the manifest.
    """
    if outcome.exit != 1:
        return
    hint = f"run {outcome.cure}" if outcome.cure else ""
    record = Span(f"{outcome.folder}{MANIFEST}")
    for change, span in () if outcome.other else outcome.inputs:
        message = f"since {outcome.folder} was generated: {change.what}"
        code = INPUT_CODES[change.input]
        yield Diagnostic(code=code, span=span or record, message=message, hint=hint)
    shown, records = folded(outcome.changes)
    if outcome.never_generated:
        message = f"{outcome.folder} was never generated"
        yield Diagnostic(code="E416", span=record, message=message, hint=hint)
    if outcome.never_generated or outcome.other:
        shown, records = [change for change in shown if change.refused], []
    for file in shown:
        path = f"{outcome.folder}{file.path}"
        yield Diagnostic(
            code=FILE_CODES[file.cause],
            span=Span(path),
            message=f"{path}: {reason_of(file)}",
            hint=hint,
        )
    if records:
        code = FILE_CODES[records[0].cause]
        message = f"{counted(len(records), 'record')} in {outcome.folder}{RECORDS}"
        yield Diagnostic(code=code, span=record, message=message, hint=hint)


def hint_of(diagnostic: Diagnostic) -> str:
    """Return the hint of a diagnostic, otherwise the default hint of its code."""
    entry = codes.find(diagnostic.code)
    return diagnostic.hint or (entry.fix if entry else "")


def title_of(diagnostic: Diagnostic) -> str:
    """Return the code with its title."""
    entry = codes.find(diagnostic.code)
    return f"{diagnostic.code}: {entry.title}" if entry else diagnostic.code
