"""The result of a run as annotations of a GitHub workflow."""

from __future__ import annotations

from specloom.diagnostics import Diagnostic
from specloom.formats.outcome import Outcome, hint_of, stale_findings, title_of


def as_github(outcome: Outcome) -> str:
    """Return one workflow command per line for each diagnostic, and, if the command fails
    because of them, for each changed input and each stale file.
    """
    found = (*outcome.found, *stale_findings(outcome))
    return "".join(f"{_annotation(each)}\n" for each in found)


def _annotation(found: Diagnostic) -> str:
    span, hint = found.span, hint_of(found)
    properties = {
        "file": span.file,
        "line": str(span.line),
        "col": str(span.column),
        "title": title_of(found),
    }
    text = f"{found.message}\nhint: {hint}" if hint else found.message
    return _command(found.severity, properties, text)


def _command(word: str, properties: dict[str, str], text: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{word} {told}::{_data(text)}"


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
