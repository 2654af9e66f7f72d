"""Parses the include and exclude rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from specloom.openapi.listing import Listed
from specloom.openapi.path_items import METHODS

KINDS = "tag:NAME, id:OPERATIONID or path:/glob/**#METHOD"


class RuleError(Exception):
    """The text is not a valid rule; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A parsed rule.

    ``kind`` is ``tag``, ``id`` or ``path``. The ``value`` of a path is a regular expression;
    ``methods`` are the HTTP methods that it applies to, empty for all.
    """

    text: str
    kind: str
    value: str
    methods: frozenset[str] = frozenset()

    def matches(self, operation: Listed) -> bool:
        """Whether the rule matches an operation."""
        if self.kind == "tag":
            return self.value in operation.tags
        if self.kind == "id":
            return self.value == operation.operation_id
        if self.methods and operation.method not in self.methods:
            return False
        return re.fullmatch(self.value, operation.path) is not None


def rule(text: str) -> Rule:
    """Parse a rule; raises RuleError.

    In a path ``*`` matches any part of one segment, ``**`` any number of whole segments and
    ``?`` one character; all other characters, including braces, match themselves. HTTP
    methods follow after ``#``, separated by commas.
    """
    kind, colon, value = text.partition(":")
    if not colon or kind not in ("tag", "id", "path"):
        raise RuleError(f"{text!r} is not a rule; a rule is {KINDS}")
    if not value:
        raise RuleError(f"the rule {text!r} has no value after the colon")
    if kind != "path":
        return Rule(text=text, kind=kind, value=value)
    path, methods = _split(value)
    if not path.startswith(("/", "*")):
        raise RuleError(f"{text!r} matches no path: a path begins with a slash")
    return Rule(text=text, kind=kind, value=_pattern(path), methods=methods)


def _split(value: str) -> tuple[str, frozenset[str]]:
    """Split a path from the methods after its last ``#``; a path may itself contain ``#``."""
    path, sign, after = value.rpartition("#")
    methods = [name.strip() for name in after.split(",")]
    # Methods are case-sensitive; only the common ones are often written in lower case.
    known = [m.upper() if m.lower() in METHODS else m for m in methods]
    if sign and all(re.fullmatch(r"[A-Z][A-Z-]*", name) for name in known):
        return path, frozenset(known)
    return value, frozenset()


def _pattern(glob: str) -> str:
    """Translate a glob into a regular expression."""
    parts: list[str] = []
    for found in re.finditer(r"/\*\*(?=/|$)|\*+|\?|[^*?/]+|/", glob):
        match found.group():
            case "/**":
                parts.append(r"(?:/.*)?")
            case "?":
                parts.append("[^/]")
            case "*":
                parts.append("[^/]*")
            case text if text.startswith("*"):
                parts.append(".*")
            case text:
                parts.append(re.escape(text))
    return "(?s:" + "".join(parts) + ")"
