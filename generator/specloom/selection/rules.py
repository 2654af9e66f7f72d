"""The language of rules that choose operations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from specloom.openapi.listing import Listed
from specloom.openapi.path_items import METHODS

KINDS = "tag:NAME, id:OPERATIONID and path:/glob/**#METHOD"


class RuleError(Exception):
    """The text is no rule; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as it was written, in parts.

    ``kind`` is ``tag``, ``id`` or ``path``; a path's ``value`` is a regular expression,
    and ``methods`` are those it holds for, all when empty.
    """

    text: str
    kind: str
    value: str
    methods: frozenset[str] = frozenset()

    def matches(self, operation: Listed) -> bool:
        """Whether the rule means an operation."""
        if self.kind == "tag":
            return self.value in operation.tags
        if self.kind == "id":
            return self.value == operation.operation_id
        if self.methods and operation.method not in self.methods:
            return False
        return re.fullmatch(self.value, operation.path) is not None


def rule(text: str) -> Rule:
    """The rule that a text stands for; raises RuleError.

    In a path ``*`` stands for any part of one segment, ``**`` for any number of whole
    segments, ``?`` for one character; all else, braces too, stands for itself.  Methods
    follow after ``#``, several with commas between them.
    """
    kind, colon, value = text.partition(":")
    if not colon or kind not in ("tag", "id", "path"):
        raise RuleError(f"{text!r} is no rule: there are {KINDS}")
    if not value:
        raise RuleError(f"{text!r} names nothing")
    if kind != "path":
        return Rule(text=text, kind=kind, value=value)
    path, methods = _split(value)
    if not path.startswith(("/", "*")):
        raise RuleError(f"{text!r} matches no path: paths begin with a slash")
    return Rule(text=text, kind=kind, value=_pattern(path), methods=methods)


def _split(value: str) -> tuple[str, frozenset[str]]:
    """A path's pattern, and the methods behind its last ``#``, if methods they are: a
    path may hold the sign itself.
    """
    path, sign, after = value.rpartition("#")
    methods = [name.strip() for name in after.split(",")]
    # Methods are case-sensitive, and only the usual ones are commonly written small.
    known = [m.upper() if m.lower() in METHODS else m for m in methods]
    if sign and all(re.fullmatch(r"[A-Z][A-Z-]*", name) for name in known):
        return path, frozenset(known)
    return value, frozenset()


def _pattern(glob: str) -> str:
    """The regular expression of a glob."""
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
