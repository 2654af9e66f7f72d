"""Examples of the document cut down to what a message carries."""

from __future__ import annotations

from typing import Any

from specloom import ir
from specloom.ir import Access
from specloom.kinds import is_array, is_object
from specloom.targets.samples_fit import travels


def trimmed(
    api: ir.Api, of: ir.Type, value: Any, direction: Access, levels: int
) -> Any:
    """``value`` without the members that do not travel, nor those that nobody asks for.

    Optional members stay within the first ``levels`` levels of models.
    """
    match of:
        case ir.Nullable():
            return trimmed(api, of.inner, value, direction, levels)
        case ir.Array() if is_array(value):
            return [trimmed(api, of.items, v, direction, levels) for v in value]
        case ir.Map() if is_object(value):
            entries = value.items()
            return {
                k: trimmed(api, of.values, v, direction, levels) for k, v in entries
            }
        case ir.Ref():
            target = api.index[of.id]
            if isinstance(target, ir.Alias):
                return trimmed(api, target.type, value, direction, levels)
            if is_object(value):
                return _trimmed_model(api, target, value, direction, levels)
            return value
        case _:
            return value


def _trimmed_model(
    api: ir.Api,
    model: ir.Model,
    value: dict[str, Any],
    direction: Access,
    levels: int,
) -> dict[str, Any]:
    rest = dict(value)
    inner = max(levels - 1, 0)
    for member in model.fields:
        if member.wire not in rest:
            continue
        if travels(member, direction) and (member.required or levels > 0):
            kept = trimmed(api, member.type, rest[member.wire], direction, inner)
            rest[member.wire] = kept
        else:
            del rest[member.wire]
    return rest
