"""Compare the variants and the discriminators of unions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from specloom.changes.findings import Level
from specloom.changes.labels import Labels, Spot
from specloom.changes.limits import Effect, canonical, shifts
from specloom.changes.schema import (
    Choice,
    Schema,
    choices_of,
    items_of,
    merged,
    schema_of,
    takes_null,
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
    """Report how the unions of two schemas differ."""
    before, after = choices_of(old), choices_of(new)
    for one, other in zip(before, after, strict=False):
        if one.keyword != other.keyword:
            told = f"the variants of {spot} are now listed in {other.keyword}"
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
    """Compare a union with a plain schema, which is treated as a union of one variant.

    The other keywords of the union's schema apply to each variant. Return False, without
    comparing, if both or neither are unions.
    """
    before, after = choices_of(old), choices_of(new)
    if bool(before) == bool(after):
        return False
    one = merged(old, before[0]) if before else Choice(old.node, "", (old,))
    other = merged(new, after[0]) if after else Choice(new.node, "", (new,))
    inner = _items(one, other)
    if inner is None:
        _variants(work, one, other, spot, direction, compare)
    else:
        _mixed(work, one, other, spot, direction)
        _variants(work, *inner, spot.inner("[]"), direction, compare)
    _discriminated(work, old, new, spot, direction)
    return True


def _items(one: Choice, other: Choice) -> tuple[Choice, Choice] | None:
    """The unions of items if one side is a union of lists and the other a list of a union.

    None if the limits of the lists differ.
    """
    held = [item for choice in (one, other) if (item := _of_items(choice))]
    limits = (shifts(a, b) for a in one.variants for b in other.variants)
    if len(held) < 2 or any(next(found, None) for found in limits):
        return None
    (before, null), (after, other_null) = held
    fewest = min(len(before.variants), len(after.variants))
    return None if fewest < 2 or null != other_null else (before, after)


def _of_items(choice: Choice) -> tuple[Choice, bool] | None:
    """All item variants of a union of lists, and whether null is one of them.

    None if a variant is not a list, or its items have no schema.
    """
    found: list[Schema] = []
    null = False
    for variant in choice.variants:
        node = items_of(variant)
        if node is None or types_of(variant) != frozenset({"array"}):
            return None
        item = schema_of(variant.ctx, node)
        unions = choices_of(item)
        null = null or takes_null(item)
        found += merged(item, unions[0]).variants if unions else (item,)
    return Choice(choice.node, choice.keyword, tuple(found)), null


def _mixed(
    work: Work, one: Choice, other: Choice, spot: Spot, direction: Direction
) -> None:
    """Report that one list may now, or may no longer, contain items of several variants."""
    widens = len(one.variants) > len(other.variants)
    effect = Effect.WIDENS if widens else Effect.NARROWS
    if direction is Direction.REQUEST:
        verb = "now accepts" if widens else "no longer accepts"
        told = f"{spot} {verb} lists with items of different types"
    else:
        verb = "may now be" if widens else "can no longer be"
        told = f"{spot} {verb} a list with items of different types"
    level = level_of(effect, direction)
    places = one.node, other.node
    work.tell("type-changed", level, spot, told, *places, about="mixed")


def _variants(
    work: Work,
    one: Choice,
    other: Choice,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> None:
    pairs, gone, come = matched(work, one.variants, other.variants)
    for variant in gone:
        word = _label(work.old, variant)
        sent = direction is Direction.REQUEST
        verb = "no longer accepts" if sent else "can no longer be"
        told = f"{spot} {verb} {word}"
        level = level_of(Effect.NARROWS, direction)
        work.tell("variant-removed", level, spot, told, variant.node, other.node)
    for variant in come:
        word = _label(work.new, variant)
        sent = direction is Direction.REQUEST
        verb = "now also accepts" if sent else "may now also be"
        told = f"{spot} {verb} {word}"
        level = level_of(Effect.WIDENS, direction)
        if other.keyword == "anyOf" and types_of(variant) == frozenset({"object"}):
            # An object may match the known variants as well.
            level = Level.COMPATIBLE
        if _was_open(variant, one.variants):
            level = Level.COMPATIBLE
        work.tell("variant-added", level, spot, told, one.node, variant.node)
    for mate, variant in pairs:
        inner = replace(spot, operation="", call="")
        compare(work, mate, variant, inner, direction, nulls=False)


def matched(
    work: Work, olds: tuple[Schema, ...], news: tuple[Schema, ...]
) -> tuple[list[Pair], list[Schema], list[Schema]]:
    """Pair the variants of two unions; return the pairs, the removed and the added ones.

    Variants are paired by name, then by class, then by equal schemas, then by type if each
    side has only one of that type and they are not two models.
    """

    before = {id(one) for one in olds}

    def class_of(schema: Schema) -> str | None:
        """The class of a variant, by its current name."""
        if id(schema) not in before:
            return work.new.model_class(schema.home) or None
        name = work.old.model_class(schema.home)
        return work.new.renamed(name) or name or None

    def one_class(one: Schema, other: Schema) -> bool:
        return class_of(one) == class_of(other)

    pairs: list[Pair] = []
    gone, come = list(olds), list(news)
    for key, same in (
        (_name_of, _same_name),
        (class_of, one_class),
        (_text_of, _same_text),
    ):
        found = _found(gone, come, key, same)
        taken = {id(schema) for pair in found for schema in pair}
        gone = [one for one in gone if id(one) not in taken]
        come = [other for other in come if id(other) not in taken]
        pairs += found
    alone = _alone(gone), _alone(come)
    found = [
        (one, alone[1][k])
        for k, one in alone[0].items()
        if k in alone[1] and not (class_of(one) and class_of(alone[1][k]))
    ]
    taken = {id(schema) for pair in found for schema in pair}
    return (
        [*pairs, *found],
        [one for one in gone if id(one) not in taken],
        [other for other in come if id(other) not in taken],
    )


def _found(
    olds: Iterable[Schema],
    news: Iterable[Schema],
    key: Callable[[Schema], str | None],
    same: Callable[[Schema, Schema], bool],
) -> list[Pair]:
    """Pair equal variants, each at most once.

    ``key`` is equal for variants that are the same, and None for one that matches no other.
    """
    known: dict[str, list[Schema]] = {}
    for other in news:
        known.setdefault(key(other) or "", []).append(other)
    pairs: list[Pair] = []
    for one in olds:
        text = key(one)
        mates = known.get(text, []) if text is not None else []
        mate = next((other for other in mates if same(one, other)), None)
        if mate is not None:
            mates.remove(mate)
            pairs.append((one, mate))
    return pairs


def _alone(schemas: Iterable[Schema]) -> dict[object, Schema]:
    """The variants whose type is unique, by that type."""
    found: dict[object, list[Schema]] = {}
    for schema in schemas:
        types = types_of(schema)
        # Only objects are distinguished by their names.
        if not _name_of(schema) or not (types is None or "object" in types):
            found.setdefault((types, values_of(schema) is None), []).append(schema)
    return {kind: several[0] for kind, several in found.items() if len(several) == 1}


def _name_of(schema: Schema) -> str | None:
    return None if schema.inline else schema.home.rpartition("/")[2] or None


def _same_name(one: Schema, other: Schema) -> bool:
    return _name_of(one) is not None and _name_of(one) == _name_of(other)


def _text_of(schema: Schema) -> str:
    return canonical(schema, schema.target)


def _same_text(one: Schema, other: Schema) -> bool:
    if _name_of(one) and _name_of(other):
        return False  # two models with equal schemas are still two models
    return _text_of(one) == _text_of(other)


def _was_open(variant: Schema, olds: tuple[Schema, ...]) -> bool:
    """Whether readers already expect a scalar variant because of an old enum of its type.

    Enums are open: they accept every value of their type.
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
    """Compare discriminators."""
    before, after = old.own("discriminator"), new.own("discriminator")
    if before is None or after is None:
        if before is not after:
            verb = "no longer has" if after is None else "now has"
            told = f"{spot} {verb} a discriminator"
            sides = before or old.node, after or new.node
            work.tell("discriminator-changed", Level.COMPATIBLE, spot, told, *sides)
        return
    wires = [_wire(node) for node in (before, after)]
    if wires[0] != wires[1]:
        told = f"the discriminator of {spot} is now `{wires[1]}`"
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
            told = f"`{tag}` no longer selects `{target}` in {spot}"
            work.tell("discriminator-changed", level, spot, told, *places, about=tag)
        elif tag in new and new[tag] != target:
            told = f"`{tag}` now selects `{new[tag]}` in {spot} (it was `{target}`)"
            level = Level.BREAKING
            work.tell("discriminator-changed", level, spot, told, *places, about=tag)
    for tag in new.keys() - old.keys():
        told = f"`{tag}` now selects `{new[tag]}` in {spot}"
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
