"""The result of a run in the Static Analysis Results Interchange Format (SARIF)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from specloom import __version__, codes
from specloom.diagnostics import Diagnostic, Severity, Span
from specloom.formats.outcome import Outcome, hint_of, stale_findings

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(outcome: Outcome) -> str:
    """Return a SARIF 2.1.0 log with one run; its rules are all registered codes."""
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "specloom",
                        "semanticVersion": __version__,
                        "rules": [_rule(entry) for entry in codes.CODES],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": outcome.exit != 2,
                        "exitCode": outcome.exit,
                    }
                ],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(found)
                    for found in (*outcome.found, *stale_findings(outcome))
                ],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(entry: codes.Code) -> Mapping[str, object]:
    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": f"{entry.fix}\n\nExample:\n{entry.example}".lstrip()},
        "defaultConfiguration": {"level": _level(entry.severity)},
    }


def _result(found: Diagnostic) -> Mapping[str, object]:
    hint = hint_of(found)
    result: dict[str, object] = {
        "ruleId": found.code,
        "level": _level(found.severity),
        "message": {
            "text": f"{found.message}\nHint: {hint}" if hint else found.message
        },
        "locations": [_location(found)],
    }
    registered = [entry.code for entry in codes.CODES]
    if found.code in registered:
        result["ruleIndex"] = registered.index(found.code)
    if found.related:
        result["relatedLocations"] = [
            {"physicalLocation": _physical(span), "message": {"text": message}}
            for span, message in found.related
        ]
    return result


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _location(found: Diagnostic) -> Mapping[str, object]:
    location: dict[str, object] = {"physicalLocation": _physical(found.span)}
    if found.element:
        location["logicalLocations"] = [{"fullyQualifiedName": found.element}]
    return location


def _physical(span: Span) -> Mapping[str, object]:
    return {
        "artifactLocation": {"uri": _uri(span.file)},
        "region": {"startLine": span.line, "startColumn": span.column},
    }


def _uri(file: str) -> str:
    """Return the URI of a file, relative if its path is relative (SARIF §3.10)."""
    if "://" in file:
        return file
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    escaped = quote(path.as_posix(), errors="replace")
    # A colon in the first segment would begin a scheme (RFC 3986 §4.2).
    return escaped if ":" not in escaped else f"./{escaped}"
