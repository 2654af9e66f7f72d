"""Compare the items of arrays."""

from __future__ import annotations

from collections.abc import Callable

from specloom.changes.findings import Level
from specloom.changes.labels import Spot
from specloom.changes.limits import Effect
from specloom.changes.schema import Schema, items_of, schema_of, types_of
from specloom.changes.work import Direction, Work, level_of
from specloom.diagnostics import counted
from specloom.document import Node
from specloom.document.kinds import is_array

Compare = Callable[..., None]


def compare_items(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    compare: Compare,
    *,
    text: bool,
) -> None:
    """Report how the items of two schemas differ, starting with ``prefixItems``."""
    _first(work, old, new, spot, direction, compare)
    before, after = items_of(old), items_of(new)
    if before is not None and after is not None:
        sides = schema_of(old.ctx, before), schema_of(new.ctx, after)
        compare(work, *sides, spot.inner("[]"), direction, text=text)
    elif (before is None) != (after is None) and "array" in (types_of(new) or ()):
        effect = Effect.NARROWS if before is None else Effect.WIDENS
        said = "now have a schema" if before is None else "no longer have a schema"
        told = f"the items of {spot} {said}"
        level = level_of(effect, direction)
        places = before or old.target, after or new.target
        work.tell("type-changed", level, spot, told, *places)


def _first(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> None:
    """Compare ``prefixItems`` by position."""
    before, after = old.own("prefixItems"), new.own("prefixItems")
    if before is not None and after is not None:
        firsts = zip(before.items(), after.items(), strict=False)
        for number, (one, other) in enumerate(firsts):
            sides = schema_of(old.ctx, one), schema_of(new.ctx, other)
            compare(work, *sides, spot.inner(str(number)), direction)
    count = _length(after)
    if _length(before) != count:
        told = f"{spot} now has {counted(count, 'position')} with a separate type"
        places = before or old.target, after or new.target
        work.tell("type-changed", Level.BREAKING, spot, told, *places)


def _length(node: Node | None) -> int:
    return len(node.value) if node is not None and is_array(node.value) else 0
