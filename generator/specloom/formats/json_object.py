"""One JSON object for a whole run."""

from __future__ import annotations

import json
from collections.abc import Mapping

from specloom.diagnostics import Diagnostic, Span
from specloom.formats.outcome import Outcome, hint_of, reason_of
from specloom.output import Change


def as_json(outcome: Outcome) -> str:
    """The outcome as JSON in ASCII, which no terminal or locale can damage."""
    content: dict[str, object] = {
        "command": outcome.command,
        "exit": outcome.exit,
        "diagnostics": [_diagnostic(found) for found in outcome.found],
        "files": [_file(outcome.folder, change) for change in outcome.changes],
    }
    if outcome.command == "upgrade":
        content["shifts"] = [
            {"kind": str(shift.kind), "where": shift.where, "what": shift.what}
            for shift in outcome.shifts
        ]
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
        "cause": str(change.cause),
        "reason": reason_of(change),
    }
