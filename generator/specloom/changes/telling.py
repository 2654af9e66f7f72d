"""The output formats of ``specloom diff``: text, JSON, Markdown, GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from specloom.changes.changelog import grouped
from specloom.changes.findings import Finding, Level, Verdict, verdict_of
from specloom.codes.changes import kind_of
from specloom.diagnostics import Span

MARKS = {Level.BREAKING: "error", Level.COMPATIBLE: "notice", Level.DOCS: "notice"}


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes between ``old`` and ``new``, which are named as on the command line."""

    old: str
    new: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The part of the version that the changes require."""
        return verdict_of(self.findings)


def as_text(difference: Difference) -> str:
    """One line per change with both locations, then the verdict."""
    lines: list[str] = []
    for found in difference.findings:
        place = found.place if found.new or found.old else difference.new
        lines.append(f"{place}: {found.level}[{found.code}]: {found.message}")
        if found.old is not None and found.new is not None:
            lines.append(f"    before: {found.old}")
    return "\n".join([*lines, f"verdict: {summary(difference)}", ""])


def summary(difference: Difference) -> str:
    """The verdict and the number of changes of each level."""
    counts = Counter(found.level for found in difference.findings)
    told = ", ".join(f"{counts[level]} {level}" for level in Level if counts[level])
    return f"{difference.verdict} ({told})" if told else str(difference.verdict)


def as_json(difference: Difference) -> str:
    """One JSON object in ASCII, which is safe in every locale."""
    content = {
        "old": difference.old,
        "new": difference.new,
        "verdict": difference.verdict,
        "counts": {
            level: sum(found.level is level for found in difference.findings)
            for level in Level
        },
        "changes": [
            {
                "code": found.code,
                "level": found.level,
                "wire": found.wire,
                "message": found.message,
                "subject": found.subject,
                "old": _place(found.old),
                "new": _place(found.new),
            }
            for found in difference.findings
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def _place(span: Span | None) -> Mapping[str, object] | None:
    if span is None:
        return None
    return {"file": span.file, "line": span.line, "column": span.column}


def as_markdown(difference: Difference) -> str:
    """Markdown for a comment on a pull request."""
    head = f"## {difference.old} → {difference.new}: {difference.verdict}"
    if not difference.findings:
        return f"{head}\n\nNo changes for users of the SDK.\n"
    return f"{head}\n\n{grouped(difference.findings)}"


def as_github(difference: Difference) -> str:
    """One GitHub workflow command per change."""
    lines: list[str] = []
    for found in difference.findings:
        kind = kind_of(found.code)
        title = f"{found.level}: {kind.title if kind else found.code}"
        where = f"title={_property(title)}"
        if found.new is not None:
            span = found.new
            place = f"file={_property(span.file)},line={span.line},col={span.column}"
            where = f"{place},{where}"
        lines.append(f"::{MARKS[found.level]} {where}::{_data(found.message)}")
    mark = "error" if difference.verdict is Verdict.MAJOR else "notice"
    lines.append(f"::{mark} title=verdict::{_data(summary(difference))}")
    return "\n".join(lines) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "github": as_github,
}


def levels_from(least: Level) -> Iterable[Level]:
    """A level and the more severe ones."""
    levels = list(Level)
    return levels[: levels.index(least) + 1]
