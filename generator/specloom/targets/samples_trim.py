"""Examples of the document cut down to what a message carries."""

from __future__ import annotations

from typing import Any

from specloom import ir
from specloom.ir import Access
from specloom.kinds import is_array, is_object
from specloom.targets.samples_fit import fits, travels


def trimmed(
    api: ir.Api, of: ir.Type, value: Any, direction: Access, levels: int
) -> Any:
    """``value`` without the members that do not travel, nor those that nobody asks for.

    Optional members stay within the first ``levels`` levels of models.  A member of a union's
    value goes when any variant that the value may be of says that it does not travel: whichever
    variant is taken for it, the message is the same.
    """
    match of:
        case ir.Nullable():
            return trimmed(api, of.inner, value, direction, levels)
        case ir.Array() if is_array(value):
            return [trimmed(api, of.items, v, direction, levels) for v in value]
        case ir.Tuple() if is_array(value):
            kinds = [*of.items, *[of.rest or ir.Unknown()] * len(value)]
            pairs = zip(kinds, value, strict=False)
            return [trimmed(api, kind, v, direction, levels) for kind, v in pairs]
        case ir.Union():
            return _trimmed_union(api, of, value, direction, levels)
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


def _trimmed_union(
    api: ir.Api, of: ir.Union, value: Any, direction: Access, levels: int
) -> Any:
    variants: list[ir.Type] = list(of.variants)
    if of.discriminator is not None and is_object(value):
        tag = value.get(of.discriminator.wire)
        tagged = [variants[place] for t, place in of.discriminator.tags if t == tag]
        variants = tagged or variants
    kept = value
    for variant in variants:
        if not fits(api, variant, value, direction=direction):
            continue
        fewer = trimmed(api, variant, kept, direction, levels)
        if kept is value or fits(api, of, fewer, direction=direction):
            kept = fewer
    return kept


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
    if model.additional is not None:
        named = {member.wire for member in model.fields}
        for wire in rest.keys() - named:
            kept = trimmed(api, model.additional, rest[wire], direction, inner)
            rest[wire] = kept
    return rest
