"""The machine-readable output formats: JSON, SARIF and GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from specloom.formats.github import as_github
from specloom.formats.json_object import as_json
from specloom.formats.outcome import Outcome
from specloom.formats.sarif import as_sarif

FORMATS: Mapping[str, Callable[[Outcome], str]] = {
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
"""The formats by name; ``specloom.messages`` prints the text format."""

__all__ = ["FORMATS", "Outcome"]
