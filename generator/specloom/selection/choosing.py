"""Selects the operations to generate, and records why others are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.diagnostics import Span
from specloom.openapi.listing import Listed
from specloom.selection.rules import Rule

Removal = tuple[tuple[str, ...], Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The operations that rules exclude, and the rules that match no operation."""

    excluded: tuple[ir.Skipped, ...]
    idle_include: tuple[Rule, ...]
    idle_exclude: tuple[Rule, ...]


def select(
    operations: Iterable[Listed], include: Iterable[Rule], exclude: Iterable[Rule]
) -> Selection:
    """Apply rules to the operations of a document.

    If there are ``include`` rules, an operation that none of them matches is excluded. An
    operation that an ``exclude`` rule matches is always excluded.
    """
    include, exclude = tuple(include), tuple(exclude)
    excluded: list[ir.Skipped] = []
    used: set[Rule] = set()
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


def left_out(operation: Listed, reason: str) -> ir.Skipped:
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
    before: Iterable[Listed],
    after: Iterable[Listed],
    removals: Iterable[Removal],
    shown: Callable[[Span], str],
) -> Iterator[ir.Skipped]:
    """Yield the operations that overlays removed; ``shown`` formats the location of the
    action.
    """
    kept = {operation.id for operation in after}
    removals = tuple(removals)
    for operation in before:
        if operation.id not in kept:
            action = _action(operation, removals)
            by = shown(action) if action is not None else "an overlay"
            yield left_out(operation, f"removed by {by}")


def _action(operation: Listed, removals: Iterable[Removal]) -> Span | None:
    """The action that removed an operation or an element that contained it."""
    nodes = (operation.node, *operation.holders)
    places = [("paths", operation.path), *(node.pointer for node in nodes)]
    for pointer, span in removals:
        if any(place[: len(pointer)] == pointer for place in places):
            return span
    return None
