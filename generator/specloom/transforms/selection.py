"""Selects the operations to generate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from specloom import ir
from specloom.diagnostics import Span
from specloom.openapi.operations import METHODS
from specloom.openapi.reader import ListedOperation

KINDS = "tag:NAME, id:OPERATIONID or path:/glob/**#METHOD"


class RuleError(Exception):
    """The text is not a valid rule; the message says why."""


class SelectionRule(Struct, frozen=True, kw_only=True):
    """A parsed rule.

    ``kind`` is ``tag``, ``id`` or ``path``. The ``value`` of a path is a regular expression;
    ``methods`` are the HTTP methods that it applies to, empty for all.
    """

    text: str
    kind: str
    value: str
    methods: frozenset[str] = frozenset()

    def matches(self, operation: ListedOperation) -> bool:
        """Whether the rule matches an operation."""
        if self.kind == "tag":
            return self.value in operation.tags
        if self.kind == "id":
            return self.value == operation.operation_id
        if self.methods and operation.method not in self.methods:
            return False
        return re.fullmatch(self.value, operation.path) is not None


def rule(text: str) -> SelectionRule:
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
        return SelectionRule(text=text, kind=kind, value=value)
    path, methods = _split(value)
    if not path.startswith(("/", "*")):
        raise RuleError(f"{text!r} matches no path: a path begins with a slash")
    return SelectionRule(text=text, kind=kind, value=_pattern(path), methods=methods)


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


Removal = tuple[tuple[str, ...], Span]


class Selection(Struct, frozen=True, kw_only=True):
    """The operations that rules exclude, and the rules that match no operation."""

    excluded: tuple[ir.Skipped, ...]
    idle_include: tuple[SelectionRule, ...]
    idle_exclude: tuple[SelectionRule, ...]


def select(
    operations: Iterable[ListedOperation],
    include: Iterable[SelectionRule],
    exclude: Iterable[SelectionRule],
) -> Selection:
    """Apply rules to the operations of a document.

    If there are ``include`` rules, an operation that none of them matches is excluded. An
    operation that an ``exclude`` rule matches is always excluded.
    """
    include, exclude = tuple(include), tuple(exclude)
    excluded: list[ir.Skipped] = []
    used: set[SelectionRule] = set()
    for operation in operations:
        chosen = [rule for rule in include if rule.matches(operation)]
        barred = [rule for rule in exclude if rule.matches(operation)]
        used.update(chosen, barred)
        if barred:
            reason = f"the config excludes {barred[0].text!r}"
            excluded.append(left_out(operation, reason))
        elif include and not chosen:
            rules = ", ".join(repr(rule.text) for rule in include)
            excluded.append(left_out(operation, f"the config includes only {rules}"))
    return Selection(
        excluded=tuple(excluded),
        idle_include=tuple(rule for rule in include if rule not in used),
        idle_exclude=tuple(rule for rule in exclude if rule not in used),
    )


def left_out(operation: ListedOperation, reason: str) -> ir.Skipped:
    """Return the record of an operation that is not generated."""
    return ir.Skipped(
        id=operation.id,
        operation_id=operation.operation_id,
        method=operation.method,
        path=operation.path,
        span=operation.node.span,
        reason=reason,
    )


def removed_operations(
    before: Iterable[ListedOperation],
    after: Iterable[ListedOperation],
    removals: Iterable[Removal],
    format_location: Callable[[Span], str],
) -> Iterator[ir.Skipped]:
    """Yield the operations that overlays removed; ``format_location`` formats the
    location of the action.
    """
    remaining = {operation.id for operation in after}
    removals = tuple(removals)
    for operation in before:
        if operation.id not in remaining:
            action = _action(operation, removals)
            by = format_location(action) if action is not None else "an overlay"
            yield left_out(operation, f"removed by {by}")


def _action(operation: ListedOperation, removals: Iterable[Removal]) -> Span | None:
    """The action that removed an operation or an element that contained it."""
    nodes = (operation.node, *operation.holders)
    places = [("paths", operation.path), *(node.pointer for node in nodes)]
    for pointer, span in removals:
        if any(place[: len(pointer)] == pointer for place in places):
            return span
    return None
