"""The result of a run as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping

from specloom.comparison import Placed, in_order, reason_of
from specloom.diagnostics import Diagnostic, Span
from specloom.formats.outcome import Outcome, hint_of
from specloom.output import Change


def as_json(outcome: Outcome) -> str:
    """Return the outcome as JSON in ASCII, so that no terminal or locale can damage it."""
    content: dict[str, object] = {
        "command": outcome.command,
        "exit": outcome.exit,
        "diagnostics": [_diagnostic(found) for found in outcome.found],
        "changed": [_input(placed) for placed in outcome.inputs],
        "files": [
            *(_file(outcome.folder, change) for change in in_order(outcome.changes)),
            *(_kept(outcome.folder, path) for path in outcome.kept or ()),
        ],
        "cure": outcome.cure,
    }
    if outcome.command == "upgrade":
        content["shifts"] = [
            {"kind": str(shift.kind), "where": shift.where, "what": shift.what}
            for shift in outcome.shifts
        ]
    if outcome.kept is not None:
        content["dry_run"] = True
    if outcome.moves:
        content["moves"] = [
            {"from": f"{outcome.folder}{old}", "to": f"{outcome.folder}{new}"}
            for old, new in outcome.moves.items()
        ]
    if outcome.command == "check":
        content["never_generated"] = outcome.never_generated
    return json.dumps(content, indent=2) + "\n"


def _diagnostic(found: Diagnostic) -> Mapping[str, object]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        **_place(found.span),
        "message": found.message,
        "hint": hint_of(found),
        "element": found.element,
        "related": [
            {**_place(span), "message": message} for span, message in found.related
        ],
    }


def _place(span: Span) -> Mapping[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column}


def _file(folder: str, change: Change) -> Mapping[str, object]:
    return {
        "path": f"{folder}{change.path}",
        "action": change.action,
        "cause": str(change.cause),
        "inputs": list(change.inputs),
        "templates": list(change.templates),
        "reason": reason_of(change),
    }


def _kept(folder: str, path: str) -> Mapping[str, object]:
    return {
        "path": f"{folder}{path}",
        "action": "keep",
        "cause": None,
        "inputs": [],
        "templates": [],
        "reason": "up to date",
    }


def _input(placed: Placed) -> Mapping[str, object]:
    change, span = placed
    return {
        "input": change.input,
        "name": change.name,
        "what": change.what,
        **(_place(span) if span else {"file": None, "line": None, "column": None}),
    }
