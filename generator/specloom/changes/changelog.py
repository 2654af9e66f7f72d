"""Print changes as a changelog entry."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.changes.findings import Finding, Level
from specloom.codes.changes import kind_of
from specloom.codes.kind import CHANGED
from specloom.targets.markdown.escapers import item

BREAKING = "Breaking"
ORDER = (BREAKING, "Added", "Changed", "Deprecated", "Removed", "Documentation")
MANY = 4  # subjects that are listed before the rest is only counted


def grouped(findings: Iterable[Finding]) -> str:
    """The changes grouped under headings, one sentence each, breaking changes first."""
    groups: dict[str, list[Finding]] = {}
    for found in findings:
        groups.setdefault(_group(found), []).append(found)
    blocks: list[str] = []
    for name in ORDER:
        if name in groups:
            lines = [f"- {item(line)}" for line in _lines(name, groups[name])]
            blocks.append("\n".join([f"### {name}", "", *lines]))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _group(found: Finding) -> str:
    if found.level is Level.BREAKING:
        return BREAKING
    kind = kind_of(found.code)
    return kind.group if kind else CHANGED


def _lines(name: str, findings: list[Finding]) -> list[str]:
    reworded = [found.subject for found in findings if found.code == "reworded"]
    others = [found for found in findings if found.code != "reworded"]
    lines = [sentence(found.message) for found in others]
    if reworded:
        lines.append(f"Improved descriptions of {_few(list(dict.fromkeys(reworded)))}.")
    return list(dict.fromkeys(lines))


def sentence(message: str) -> str:
    """A message as a sentence: with a capital letter and a full stop."""
    text = message if message.endswith(".") else f"{message}."
    return text[:1].upper() + text[1:]


def _few(subjects: list[str]) -> str:
    if len(subjects) > MANY + 1:
        rest = len(subjects) - MANY
        return f"{', '.join(subjects[:MANY])} and {rest} more"
    if len(subjects) == 1:
        return subjects[0]
    return f"{', '.join(subjects[:-1])} and {subjects[-1]}"
