"""Examples of the document cut down to what a message carries."""

from __future__ import annotations

from typing import Any

from specloom import ir
from specloom.ir import Access
from specloom.kinds import is_array, is_object
from specloom.targets.samples_fit import Fit, travels


def trimmed(
    api: ir.Api, of: ir.Type, value: Any, direction: Access, levels: int
) -> Any:
    """``value`` without the members that do not travel, nor those that nobody asks for.

    Optional members stay within the first ``levels`` levels of models.  A member of a union's
    value goes when any variant that the value may be of says that it does not travel: whichever
    variant is taken for it, the message is the same.
    """
    return _Trim(api, direction).whole(of, value, levels)


class _Trim:
    """Cuts one example down; remembers what it made of each object and array."""

    def __init__(self, api: ir.Api, direction: Access) -> None:
        self._api = api
        self._direction = direction
        self._fit = Fit(api, direction)
        # By type, identity of the value and levels, with the value, which has to stay alive.
        self._made: dict[tuple[str | int, int, int], tuple[Any, Any]] = {}

    def whole(self, of: ir.Type, value: Any, levels: int) -> Any:
        """A value cut down, for which each declaration is looked at once."""
        if not (is_object(value) or is_array(value)):
            return value
        kind = of.id if isinstance(of, ir.Ref) else id(of)
        known = self._made.get((kind, id(value), levels))
        if known is None:
            known = value, self._cut(of, value, levels, set())
            self._made[kind, id(value), levels] = known
            made = known[1]
            self._made[kind, id(made), levels] = made, made
        return known[1]

    def _cut(self, of: ir.Type, value: Any, levels: int, seen: set[str]) -> Any:
        match of:
            case ir.Nullable():
                return self._cut(of.inner, value, levels, seen)
            case ir.Array() if is_array(value):
                return [self.whole(of.items, v, levels) for v in value]
            case ir.Tuple() if is_array(value):
                kinds = [*of.items, *[of.rest or ir.Unknown()] * len(value)]
                pairs = zip(kinds, value, strict=False)
                return [self.whole(kind, v, levels) for kind, v in pairs]
            case ir.Union():
                return self._cut_union(of, value, levels, seen)
            case ir.Map() if is_object(value):
                return {k: self.whole(of.values, v, levels) for k, v in value.items()}
            case ir.Ref() if of.id not in seen:
                seen.add(of.id)
                target = self._api.index[of.id]
                if isinstance(target, ir.Alias):
                    return self._cut(target.type, value, levels, seen)
                if is_object(value):
                    return self._cut_model(target, value, levels)
                return value
            case _:
                return value

    def _cut_union(self, of: ir.Union, value: Any, levels: int, seen: set[str]) -> Any:
        variants: list[ir.Type] = list(of.variants)
        if of.discriminator is not None and is_object(value):
            tag = value.get(of.discriminator.wire)
            tagged = [variants[place] for t, place in of.discriminator.tags if t == tag]
            variants = tagged or variants
        kept = value
        for variant in variants:
            if not self._fit.whole(variant, value, ()):
                continue
            fewer = self._cut(variant, kept, levels, seen)
            if kept is value or self._fit.whole(of, fewer, ()):
                kept = fewer
        return kept

    def _cut_model(
        self, model: ir.Model, value: dict[str, Any], levels: int
    ) -> dict[str, Any]:
        rest = dict(value)
        inner = max(levels - 1, 0)
        for member in model.fields:
            if member.wire not in rest:
                continue
            if travels(member, self._direction) and (member.required or levels > 0):
                rest[member.wire] = self.whole(member.type, rest[member.wire], inner)
            else:
                del rest[member.wire]
        if model.additional is not None:
            named = {member.wire for member in model.fields}
            for wire in rest.keys() - named:
                rest[wire] = self.whole(model.additional, rest[wire], inner)
        return rest
