"""What an array of at least two items needs besides its first one."""

from __future__ import annotations

from typing import Any

from specloom import ir
from specloom.kinds import is_object
from specloom.targets.samples_limits import Bounds, bounds
from specloom.targets.samples_scalars import varied


def further_items(
    api: ir.Api,
    items: ir.Type,
    first: Any,
    asked: Bounds,
    inner: tuple[ir.Limit, ...],
    word: str,
) -> list[Any]:
    """The items after ``first``: as different as they can be, if no two may be equal."""
    missing = range(1, asked.least)
    if not asked.unique or not missing:
        return [first for _ in missing]
    match _plain(api, items):
        case ir.Literals(values=values):
            return [value.value for value in values[1 : asked.least]]
        case ir.Scalar() as scalar:
            within = bounds(inner)
            return [varied(scalar, within, word, place) for place in missing]
        case ir.Model() | ir.Map() if is_object(first):
            return [{**first, "place": place} for place in missing]
        case _:
            return [first for _ in missing]


def _plain(api: ir.Api, of: ir.Type) -> ir.Type | ir.Model:
    passed: set[str] = set()
    while isinstance(of, ir.Ref | ir.Nullable):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        target = api.index[of.id]
        if isinstance(target, ir.Model) or of.id in passed:
            return target if isinstance(target, ir.Model) else of
        passed.add(of.id)
        of = target.type
    return of
