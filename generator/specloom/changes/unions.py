"""Compares unions: which variants came, which went, how they are told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from specloom.changes.findings import Level
from specloom.changes.labels import Labels, Spot
from specloom.changes.limits import Effect, canonical
from specloom.changes.schema import (
    Choice,
    Schema,
    choices_of,
    merged,
    types_of,
    values_of,
)
from specloom.changes.wording import spoken
from specloom.changes.work import Direction, Work, level_of
from specloom.document import Node

Compare = Callable[..., None]
Pair = tuple[Schema, Schema]


def compare_choices(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> None:
    """Tells how the unions of two schemas differ."""
    before, after = choices_of(old), choices_of(new)
    for one, other in zip(before, after, strict=False):
        if one.keyword != other.keyword:
            told = f"the variants of {spot} stand in {other.keyword} now"
            work.tell("union-kind", Level.DOCS, spot, told, one.node, other.node)
        _variants(work, one, other, spot, direction, compare)
    if before or after:
        _discriminated(work, old, new, spot, direction)


def compare_with_lone(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> bool:
    """Compares a union with a schema that is none, which is a union of one then: all else
    that the union's schema says holds for each variant.  False when both or neither are
    unions.
    """
    before, after = choices_of(old), choices_of(new)
    if bool(before) == bool(after):
        return False
    one = merged(old, before[0]) if before else Choice(old.node, "", (old,))
    other = merged(new, after[0]) if after else Choice(new.node, "", (new,))
    _variants(work, one, other, spot, direction, compare)
    _discriminated(work, old, new, spot, direction)
    return True


def _variants(
    work: Work,
    one: Choice,
    other: Choice,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> None:
    pairs, gone, come = matched(one.variants, other.variants)
    for variant in gone:
        word = _label(work.old, variant)
        verb = "no longer takes" if direction is Direction.REQUEST else "is no longer"
        told = f"{spot} {verb} {word}"
        level = level_of(Effect.NARROWS, direction)
        work.tell("variant-removed", level, spot, told, variant.node, other.node)
    for variant in come:
        word = _label(work.new, variant)
        verb = "takes" if direction is Direction.REQUEST else "may be"
        told = f"{spot} {verb} {word} too"
        level = level_of(Effect.WIDENS, direction)
        if other.keyword == "anyOf" and types_of(variant) == frozenset({"object"}):
            # An object may fit the variants known so far as well.
            level = Level.COMPATIBLE
        if _was_open(variant, one.variants):
            level = Level.COMPATIBLE
        work.tell("variant-added", level, spot, told, one.node, variant.node)
    for mate, variant in pairs:
        inner = replace(spot, operation="", call="")
        compare(work, mate, variant, inner, direction, nulls=False)


def matched(
    olds: tuple[Schema, ...], news: tuple[Schema, ...]
) -> tuple[list[Pair], list[Schema], list[Schema]]:
    """Which variants belong together: those of one name, those that say the same, those
    of one type when there is just one on each side and no model among them.
    """
    pairs: list[Pair] = []
    gone, come = list(olds), list(news)
    for same in (_same_name, _same_text):
        for one in list(gone):
            mate = next((other for other in come if same(one, other)), None)
            if mate is not None:
                pairs.append((one, mate))
                gone.remove(one)
                come.remove(mate)
    for one in list(gone):
        mine = [o for o in gone if _alike(o, one)]
        mates = [other for other in come if _alike(one, other)]
        if len(mine) == 1 and len(mates) == 1:
            pairs.append((one, mates[0]))
            gone.remove(one)
            come.remove(mates[0])
    return pairs, gone, come


def _name_of(schema: Schema) -> str:
    return "" if schema.inline else schema.home.rpartition("/")[2]


def _same_name(one: Schema, other: Schema) -> bool:
    name = _name_of(one)
    return bool(name) and name == _name_of(other)


def _same_text(one: Schema, other: Schema) -> bool:
    if _name_of(one) and _name_of(other):
        return False  # two models that look alike today are two models
    return canonical(one, one.target) == canonical(other, other.target)


def _alike(one: Schema, other: Schema) -> bool:
    """Whether two variants have one type; names tell objects alone apart."""
    types = types_of(one)
    if types != types_of(other):
        return False
    named = bool(_name_of(one) or _name_of(other))
    if named and (types is None or "object" in types):
        return False
    return (values_of(one) is None) == (values_of(other) is None)


def _was_open(variant: Schema, olds: tuple[Schema, ...]) -> bool:
    """Whether a scalar variant adds nothing to what readers know: enums are open, so that
    a list of values lets every value of its type through.
    """
    types = types_of(variant)
    return (
        types is not None
        and types.isdisjoint({"array", "object"})
        and values_of(variant) is None
        and any(types_of(o) == types and values_of(o) is not None for o in olds)
    )


def _label(labels: Labels, variant: Schema) -> str:
    name = (
        labels.model(variant.home) or _name_of(variant) or variant.target.text("title")
    )
    if name:
        return f"a `{name}`"
    types = types_of(variant)
    return spoken(types)


def _discriminated(
    work: Work, old: Schema, new: Schema, spot: Spot, direction: Direction
) -> None:
    """Compares the member that tells variants apart."""
    before, after = old.own("discriminator"), new.own("discriminator")
    if before is None or after is None:
        if before is not after:
            verb = "has no" if after is None else "has a"
            told = f"{spot} {verb} member that tells its variants apart"
            sides = before or old.node, after or new.node
            work.tell("discriminator-changed", Level.COMPATIBLE, spot, told, *sides)
        return
    wires = [_wire(node) for node in (before, after)]
    if wires[0] != wires[1]:
        told = f"the variants of {spot} are told apart by `{wires[1]}` now"
        told += f" (it was `{wires[0]}`)"
        work.tell("discriminator-changed", Level.BREAKING, spot, told, before, after)
        return
    _tags(work, _mapping(before), _mapping(after), (before, after), spot, direction)


def _tags(
    work: Work,
    old: Mapping[str, str],
    new: Mapping[str, str],
    places: tuple[Node, Node],
    spot: Spot,
    direction: Direction,
) -> None:
    for tag, target in old.items():
        if tag not in new and tag != target:
            level = level_of(Effect.NARROWS, direction)
            told = f"`{tag}` no longer stands for a `{target}` in {spot}"
            work.tell("discriminator-changed", level, spot, told, *places, about=tag)
        elif tag in new and new[tag] != target:
            told = f"`{tag}` stands for a `{new[tag]}` in {spot} now"
            level = Level.BREAKING
            work.tell("discriminator-changed", level, spot, told, *places, about=tag)
    for tag in new.keys() - old.keys():
        told = f"`{tag}` stands for a `{new[tag]}` in {spot}"
        level = Level.COMPATIBLE
        work.tell("discriminator-changed", level, spot, told, *places, about=tag)


def _wire(node: Node) -> str:
    return node.value if isinstance(node.value, str) else node.text("propertyName")


def _mapping(node: Node) -> dict[str, str]:
    mapping = node.get("mapping")
    if mapping is None:
        return {}
    return {
        tag: str(target.value).rpartition("/")[2] for tag, target in mapping.members()
    }
