"""Compares schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from specloom.apidiff.findings import (
    DiffContext,
    Level,
    SdkNames,
    SdkPath,
    ValueDirection,
    described,
    level_of,
    type_label,
    types_label,
)
from specloom.apidiff.schema_reading import (
    ComparedChoice,
    ComparedProperty,
    ComparedSchema,
    ConstraintChange,
    Effect,
    accepts_anything,
    additional_of,
    canonical,
    choices_of,
    constraint_changes,
    format_of,
    items_of,
    members_of,
    merged,
    required_of,
    schema_of,
    takes_null,
    types_of,
    values_of,
    without,
)
from specloom.diagnostics import counted
from specloom.document import Node
from specloom.kinds import is_array


def compare_members(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report properties that were added, removed or changed.

    Properties that are not sent in this direction (``readOnly``, ``writeOnly``) are ignored.
    """
    before = _in_direction(members_of(old), direction)
    after = _in_direction(members_of(new), direction)
    for wire, member in before.items():
        if wire not in after:
            _removed(work, old, new, spot, direction, member)
    for wire, member in after.items():
        if wire not in before:
            _added(work, old, new, spot, direction, member)
            continue
        mate = before[wire]
        name = _name(work, new, spot, wire)
        place = spot.inner(name)
        _needed(work, mate, member, spot, place, name, direction)
        if not work.new.model(member.schema.home):
            described(work, place, mate.schema.words, member.schema.words)
        _default(work, mate, member, place)
        inner = replace(place, operation="", call="")
        compare_schemas(work, mate.schema, member.schema, inner, direction)
    _report_undescribed(work, old, new, spot, direction)
    _compare_additional(work, old, new, spot, direction)


def _in_direction(
    members: dict[str, ComparedProperty], direction: ValueDirection
) -> dict[str, ComparedProperty]:
    """The properties that are sent in a direction."""
    word = "readOnly" if direction is ValueDirection.REQUEST else "writeOnly"
    other = "writeOnly" if direction is ValueDirection.REQUEST else "readOnly"
    return {
        wire: member
        for wire, member in members.items()
        if not member.schema.flag(word) or member.schema.flag(other)
    }


def _name(work: DiffContext, schema: ComparedSchema, spot: SdkPath, wire: str) -> str:
    if spot.operation and not spot.path:
        return work.new.argument(spot.operation, "body", wire)
    return work.new.member(schema.home, wire)


def _removed(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    member: ComparedProperty,
) -> None:
    if spot.operation and not spot.path:
        name = work.old.argument(spot.operation, "body", member.wire)
        if (spot.operation, name) in work.found.removed_arguments:
            return  # reported as a parameter
        told = f"`{spot.call}` no longer accepts `{name}`"
        work.found.removed_arguments.add((spot.operation, name))
    else:
        name = work.old.member(old.home, member.wire)
        told = f"{spot.inner(name)} was removed"
    subject = spot.inner(name)
    # A request may still contain it, and readers of an optional property expect None.
    relied = direction is ValueDirection.RESPONSE and member.required
    wire = Level.BREAKING if relied else Level.COMPATIBLE
    places = member.schema.node, new.target
    work.tell("member-removed", Level.BREAKING, subject, told, *places, wire=wire)


def _added(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    member: ComparedProperty,
) -> None:
    name = _name(work, new, spot, member.wire)
    needed = member.required and direction is ValueDirection.REQUEST
    if (spot.operation, name) in work.found.removed_arguments and not spot.path:
        return  # it was a parameter
    if spot.operation and not spot.path:
        verb = "now requires" if needed else "accepts the new optional argument"
        told = f"`{spot.call}` {verb} `{name}`"
    elif needed:
        told = f"{spot} now requires `{name}`"
    else:
        told = f"{spot.inner(name)} is new"
    level = Level.BREAKING if needed else Level.COMPATIBLE
    work.tell(
        "member-added", level, spot.inner(name), told, old.target, member.schema.node
    )


def _needed(
    work: DiffContext,
    mate: ComparedProperty,
    member: ComparedProperty,
    spot: SdkPath,
    place: SdkPath,
    name: str,
    direction: ValueDirection,
) -> None:
    """Report a property that became required or optional."""
    if mate.required == member.required:
        return
    effect = Effect.NARROWS if member.required else Effect.WIDENS
    sending = direction is ValueDirection.REQUEST
    if spot.operation and not spot.path and member.required:
        told = f"`{spot.call}` now requires `{name}`, which was optional"
    elif sending and member.required:
        told = f"{spot} now requires `{name}`, which was optional"
    elif sending:
        told = f"{place} is now optional"
    else:
        told = (
            f"{place} is now always present"
            if member.required
            else f"{place} may now be missing"
        )
    code = "member-required" if member.required else "member-optional"
    level = level_of(effect, direction)
    work.tell(code, level, place, told, mate.schema.node, member.schema.node)


def _default(
    work: DiffContext, mate: ComparedProperty, member: ComparedProperty, place: SdkPath
) -> None:
    before, after = mate.schema.own("default"), member.schema.own("default")
    old, new = (None if node is None else node.value for node in (before, after))
    if old != new or type(old) is not type(new):
        told = f"{place} {_described(old, new)}"
        sides = before or mate.schema.node, after or member.schema.node
        work.tell("default-changed", Level.COMPATIBLE, place, told, *sides)


def _described(old: Any, new: Any) -> str:
    if new is None:
        return f"no longer defaults to `{old}`"
    was = f" (it was `{old}`)" if old is not None else ""
    return f"now defaults to `{new}`{was}"


def _report_undescribed(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report changes of required names that neither side declares as properties."""
    before, after = required_of(old), required_of(new)
    known = members_of(old).keys() | members_of(new).keys()
    for wire in sorted((before ^ after) - known):
        effect = Effect.NARROWS if wire in after else Effect.WIDENS
        verb = "now requires" if wire in after else "no longer requires"
        told = f"{spot} {verb} `{wire}`"
        level = level_of(effect, direction)
        code = "member-required" if wire in after else "member-optional"
        work.tell(code, level, spot.inner(wire), told, old.target, new.target)


def _compare_additional(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare ``additionalProperties``."""
    before, after = additional_of(old), additional_of(new)
    if isinstance(before, Node) and isinstance(after, Node):
        sides = schema_of(old.ctx, before), schema_of(new.ctx, after)
        compare_schemas(work, *sides, spot.inner("*"), direction)
        return
    kinds = [
        side if isinstance(side, bool) else "described" for side in (before, after)
    ]
    if kinds[0] == kinds[1]:
        return
    widens = kinds[0] is False or kinds[1] is True
    effect = Effect.WIDENS if widens else Effect.NARROWS
    level = level_of(effect, direction)
    if kinds[0] is False and direction is ValueDirection.RESPONSE:
        level = Level.COMPATIBLE  # models keep undeclared properties
    said = {True: "may now be any value", False: "are no longer allowed"}
    now = "now have a schema" if kinds[1] == "described" else said[bool(kinds[1])]
    told = f"undeclared properties of {spot} {now}"
    places = (
        before if isinstance(before, Node) else old.target,
        after if isinstance(after, Node) else new.target,
    )
    work.tell("extra-members", level, spot, told, *places)


Pair = tuple[ComparedSchema, ComparedSchema]


def compare_choices(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report how the unions of two schemas differ."""
    before, after = choices_of(old), choices_of(new)
    for one, other in zip(before, after, strict=False):
        if one.keyword != other.keyword:
            told = f"the variants of {spot} are now listed in {other.keyword}"
            work.tell("union-kind", Level.DOCS, spot, told, one.node, other.node)
        _variants(work, one, other, spot, direction)
    if before or after:
        _discriminated(work, old, new, spot, direction)


def compare_with_lone(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> bool:
    """Compare a union with a plain schema, which is treated as a union of one variant.

    The other keywords of the union's schema apply to each variant. Return False, without
    comparing, if both or neither are unions.
    """
    before, after = choices_of(old), choices_of(new)
    if bool(before) == bool(after):
        return False
    one = merged(old, before[0]) if before else ComparedChoice(old.node, "", (old,))
    other = merged(new, after[0]) if after else ComparedChoice(new.node, "", (new,))
    inner = _items(one, other)
    if inner is None:
        _variants(work, one, other, spot, direction)
    else:
        _mixed(work, one, other, spot, direction)
        _variants(work, *inner, spot.inner("[]"), direction)
    _discriminated(work, old, new, spot, direction)
    return True


def _items(
    one: ComparedChoice, other: ComparedChoice
) -> tuple[ComparedChoice, ComparedChoice] | None:
    """The unions of items if one side is a union of lists and the other a list of a union.

    None if the limits of the lists differ.
    """
    held = [item for choice in (one, other) if (item := _of_items(choice))]
    limits = (constraint_changes(a, b) for a in one.variants for b in other.variants)
    if len(held) < 2 or any(next(found, None) for found in limits):
        return None
    (before, null), (after, other_null) = held
    fewest = min(len(before.variants), len(after.variants))
    return None if fewest < 2 or null != other_null else (before, after)


def _of_items(choice: ComparedChoice) -> tuple[ComparedChoice, bool] | None:
    """All item variants of a union of lists, and whether null is one of them.

    None if a variant is not a list, or its items have no schema.
    """
    found: list[ComparedSchema] = []
    null = False
    for variant in choice.variants:
        node = items_of(variant)
        if node is None or types_of(variant) != frozenset({"array"}):
            return None
        item = schema_of(variant.ctx, node)
        unions = choices_of(item)
        null = null or takes_null(item)
        found += merged(item, unions[0]).variants if unions else (item,)
    return ComparedChoice(choice.node, choice.keyword, tuple(found)), null


def _mixed(
    work: DiffContext,
    one: ComparedChoice,
    other: ComparedChoice,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report that one list may now, or may no longer, contain items of several variants."""
    widens = len(one.variants) > len(other.variants)
    effect = Effect.WIDENS if widens else Effect.NARROWS
    if direction is ValueDirection.REQUEST:
        verb = "now accepts" if widens else "no longer accepts"
        told = f"{spot} {verb} lists with items of different types"
    else:
        verb = "may now be" if widens else "can no longer be"
        told = f"{spot} {verb} a list with items of different types"
    level = level_of(effect, direction)
    places = one.node, other.node
    work.tell("type-changed", level, spot, told, *places, about="mixed")


def _variants(
    work: DiffContext,
    one: ComparedChoice,
    other: ComparedChoice,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    pairs, gone, come = matched(work, one.variants, other.variants)
    for variant in gone:
        word = _label(work.old, variant)
        sent = direction is ValueDirection.REQUEST
        verb = "no longer accepts" if sent else "can no longer be"
        told = f"{spot} {verb} {word}"
        level = level_of(Effect.NARROWS, direction)
        work.tell("variant-removed", level, spot, told, variant.node, other.node)
    for variant in come:
        word = _label(work.new, variant)
        sent = direction is ValueDirection.REQUEST
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
        compare_schemas(work, mate, variant, inner, direction, nulls=False)


def matched(
    work: DiffContext,
    olds: tuple[ComparedSchema, ...],
    news: tuple[ComparedSchema, ...],
) -> tuple[list[Pair], list[ComparedSchema], list[ComparedSchema]]:
    """Pair the variants of two unions; return the pairs, the removed and the added ones.

    Variants are paired by name, then by class, then by equal schemas, then by type if each
    side has only one of that type and they are not two models.
    """

    before = {id(one) for one in olds}

    def class_of(schema: ComparedSchema) -> str | None:
        """The class of a variant, by its current name."""
        if id(schema) not in before:
            return work.new.model_class(schema.home) or None
        name = work.old.model_class(schema.home)
        return work.new.renamed(name) or name or None

    def one_class(one: ComparedSchema, other: ComparedSchema) -> bool:
        return class_of(one) == class_of(other)

    pairs: list[Pair] = []
    gone, come = list(olds), list(news)
    by_class = (class_of, one_class)
    for key, same in ((_name_of, _same_name), by_class, (_text_of, _same_text)):
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
    olds: Iterable[ComparedSchema],
    news: Iterable[ComparedSchema],
    key: Callable[[ComparedSchema], str | None],
    same: Callable[[ComparedSchema, ComparedSchema], bool],
) -> list[Pair]:
    """Pair equal variants, each at most once.

    ``key`` is equal for variants that are the same, and None for one that matches no other.
    """
    known: dict[str, list[ComparedSchema]] = {}
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


def _alone(schemas: Iterable[ComparedSchema]) -> dict[object, ComparedSchema]:
    """The variants whose type is unique, by that type."""
    found: dict[object, list[ComparedSchema]] = {}
    for schema in schemas:
        types = types_of(schema)
        # Only objects are distinguished by their names.
        if not _name_of(schema) or not (types is None or "object" in types):
            found.setdefault((types, values_of(schema) is None), []).append(schema)
    return {kind: several[0] for kind, several in found.items() if len(several) == 1}


def _name_of(schema: ComparedSchema) -> str | None:
    return None if schema.inline else schema.home.rpartition("/")[2] or None


def _same_name(one: ComparedSchema, other: ComparedSchema) -> bool:
    return _name_of(one) is not None and _name_of(one) == _name_of(other)


def _text_of(schema: ComparedSchema) -> str:
    return canonical(schema, schema.target)


def _same_text(one: ComparedSchema, other: ComparedSchema) -> bool:
    if _name_of(one) and _name_of(other):
        return False  # two models with equal schemas are still two models
    return _text_of(one) == _text_of(other)


def _was_open(variant: ComparedSchema, olds: tuple[ComparedSchema, ...]) -> bool:
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


def _label(labels: SdkNames, variant: ComparedSchema) -> str:
    name = (
        labels.model(variant.home) or _name_of(variant) or variant.target.text("title")
    )
    if name:
        return f"a `{name}`"
    types = types_of(variant)
    return types_label(types)


def _discriminated(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
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
    work: DiffContext,
    old: Mapping[str, str],
    new: Mapping[str, str],
    places: tuple[Node, Node],
    spot: SdkPath,
    direction: ValueDirection,
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


def compare_items(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    *,
    text: bool,
) -> None:
    """Report how the items of two schemas differ, starting with ``prefixItems``."""
    _first(work, old, new, spot, direction)
    before, after = items_of(old), items_of(new)
    if before is not None and after is not None:
        sides = schema_of(old.ctx, before), schema_of(new.ctx, after)
        compare_schemas(work, *sides, spot.inner("[]"), direction, text=text)
    elif (before is None) != (after is None) and "array" in (types_of(new) or ()):
        effect = Effect.NARROWS if before is None else Effect.WIDENS
        said = "now have a schema" if before is None else "no longer have a schema"
        told = f"the items of {spot} {said}"
        level = level_of(effect, direction)
        places = before or old.target, after or new.target
        work.tell("type-changed", level, spot, told, *places)


def _first(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare ``prefixItems`` by position."""
    before, after = old.own("prefixItems"), new.own("prefixItems")
    if before is not None and after is not None:
        firsts = zip(before.items(), after.items(), strict=False)
        for number, (one, other) in enumerate(firsts):
            sides = schema_of(old.ctx, one), schema_of(new.ctx, other)
            compare_schemas(work, *sides, spot.inner(str(number)), direction)
    count = _length(after)
    if _length(before) != count:
        told = f"{spot} now has {counted(count, 'position')} with a separate type"
        places = before or old.target, after or new.target
        work.tell("type-changed", Level.BREAKING, spot, told, *places)


def _length(node: Node | None) -> int:
    return len(node.value) if node is not None and is_array(node.value) else 0


# Formats of numbers; each includes the ones before it.
RANKS = ({"int32": 1, "int64": 2, "": 3}, {"float": 1, "double": 2, "": 3})
# Verbs for a limit of a request, of a response, and of a limit that was removed.
VERBS = {
    "limit": ("must now be", "is now", "be"),
    "size": ("must now have", "now has", "have"),
    "pattern": ("must now match", "now matches", "match"),
}
RULE = ("must now follow the rule", "now follows the rule", "follow the rule")
MOST_TOLD = 50  # values of a list
SCALARS = frozenset({"string", "integer", "number", "boolean"})


def compare_schemas(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    *,
    text: bool = False,
    nulls: bool = True,
) -> None:
    """Report how two schemas and the schemas that they contain differ.

    ``text``: values are sent as text, so that a string includes every scalar.
    ``nulls``: whether to compare nullability.
    """
    if nulls:
        _nulls(work, old, new, spot, direction)
    label = work.new.model(new.home)
    same = _same_model(work, old, new)
    if not same:
        _another_class(work, old, new, spot, direction)
    elif label and not spot.operation:
        spot = SdkPath(bare=f"`{label}`", of="", model=label)
    # Inline schemas are compared once per location, declarations once in all.
    place = str(spot) if old.inline and new.inline and not label else spot.operation
    pair = (old.home, new.home, direction, place)
    # Recursive merged parts would be reached by ever longer paths.
    inner = (old.home, new.home, direction)
    if pair in work.seen or inner in work.open:
        return
    work.seen.add(pair)
    if same and (label or (spot.model and not spot.path)):
        described(work, spot, old.words, new.words)
    work.open.add(inner)
    _compare_values(work, old, new, spot, direction, text=text)
    work.open.discard(inner)


def _compare_values(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    *,
    text: bool,
) -> None:
    """Compare the values that two schemas accept, except null."""
    if _typed(work, old, new, spot, direction, text=text):
        return
    if compare_with_lone(work, old, new, spot, direction):
        return
    _values(work, old, new, spot, direction)
    for shift in constraint_changes(old, new):
        _compare_constraints(work, shift, spot, direction, old.target, new.target)
    compare_choices(work, old, new, spot, direction)
    compare_members(work, old, new, spot, direction)
    compare_items(work, old, new, spot, direction, text=text)


def _same_model(work: DiffContext, old: ComparedSchema, new: ComparedSchema) -> bool:
    """Whether both are the same declaration, renamed or not."""
    before, after = work.old.model(old.home), work.new.model(new.home)
    return work.old.id(old.home) == work.new.id(new.home) or (
        before == after or (bool(before) and work.new.renamed(before) == after)
    )


def _another_class(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report a replaced class; that is breaking unless both have the same fields."""
    before, after = work.old.model_class(old.home), work.new.model_class(new.home)
    if not before or not after or spot.operation:
        return
    told = f"{spot} is now `{after}` (it was `{before}`)"
    level = Level.BREAKING
    if _equal(work, old, new, direction):
        told += ", which has the same fields"
        level = Level.COMPATIBLE
    work.tell("type-changed", level, spot, told, old.node, new.node, wire=Level.DOCS)


def _equal(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    direction: ValueDirection,
) -> bool:
    """Whether two models differ only in documentation."""
    pair = (old.home, new.home, direction)
    if pair not in work.equal:
        work.equal[pair] = True  # assumed while a recursive model is compared
        trial = DiffContext(work.old, work.new, equal=work.equal)
        _compare_values(trial, old, new, SdkPath("", ""), direction, text=False)
        work.equal[pair] = trial.found.gravest(wire=True) is Level.DOCS
    return work.equal[pair]


def _typed(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    *,
    text: bool,
) -> bool:
    """Report a changed type; return whether to stop comparing the schemas."""
    before, after = types_of(old), types_of(new)
    if old.never != new.never:
        effect: Effect | None = Effect.NARROWS if new.never else Effect.WIDENS
    elif choices_of(old) or choices_of(new):
        return False  # reported by variant
    else:
        effect = _between(before, after, text=text)
    if effect is not None:
        told = f"{spot} is now {types_label(after)} (it was {types_label(before)})"
        level = level_of(effect, direction)
        # Where values are sent as text, a string accepts all earlier values.
        asked = (
            direction is ValueDirection.REQUEST and text and "string" in (after or ())
        )
        wire = Level.COMPATIBLE if asked else level
        work.tell("type-changed", level, spot, told, old.target, new.target, wire=wire)
        return not (before and after and before & after)
    if before == after and before is not None and len(before) == 1:
        _format(work, old, new, spot, direction, next(iter(before)))
    return False


def _between(
    before: frozenset[str] | None, after: frozenset[str] | None, *, text: bool
) -> Effect | None:
    """The effect of a changed set of types; None if there is none."""
    if before == after:
        return None
    if before is None or after is None:
        return Effect.NARROWS if before is None else Effect.WIDENS
    narrower = all(_report_kept(name, before, text=text) for name in after)
    wider = all(_report_kept(name, after, text=text) for name in before)
    if narrower and wider:
        return None
    if narrower or wider:
        return Effect.NARROWS if narrower else Effect.WIDENS
    return Effect.BOTH


def _report_kept(name: str, types: frozenset[str], *, text: bool) -> bool:
    if name in types or (name == "integer" and "number" in types):
        return True
    return text and name in SCALARS and "string" in types


def _format(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
    kind: str,
) -> None:
    before, after = format_of(old, kind), format_of(new, kind)
    if before == after:
        return
    if before[0] != after[0]:
        words = [type_label(side[0]) for side in (before, after)]
        told = f"{spot} is now {words[1]} (it was {words[0]})"
        work.tell("type-changed", Level.BREAKING, spot, told, old.target, new.target)
        return
    told = f"{spot} no longer has the format {before[1]}"
    if after[1]:
        was = f" (it was {before[1]})" if before[1] else ""
        told = f"{spot} now has the format {after[1]}{was}"
    level = level_of(_formatted(before[1], after[1]), direction)
    work.tell("format-changed", level, spot, told, old.target, new.target)


def _formatted(before: str, after: str) -> Effect:
    for ranks in RANKS:
        if before in ranks and after in ranks:
            return Effect.WIDENS if ranks[after] > ranks[before] else Effect.NARROWS
    if not before or not after:
        return Effect.WIDENS if not after else Effect.NARROWS
    return Effect.BOTH


def _nulls(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report changed nullability, of the model if the model itself changed."""
    sides = takes_null(old), takes_null(new)
    if sides[0] == sides[1] or accepts_anything(old) or accepts_anything(new):
        return  # reported as a changed type
    places = old.node, new.node
    label = work.new.model(new.home)
    shared = label and not new.inline and not spot.operation
    if shared and _same_model(work, old, new):
        targets = schema_of(old.ctx, old.target), schema_of(new.ctx, new.target)
        if (takes_null(targets[0]), takes_null(targets[1])) == sides:
            spot = SdkPath(bare=f"`{label}`", of="", model=label)
            places = old.target, new.target
    level = level_of(Effect.WIDENS if sides[1] else Effect.NARROWS, direction)
    if direction is ValueDirection.REQUEST:
        verb = "may now be" if sides[1] else "must no longer be"
    else:
        verb = "may now be" if sides[1] else "can no longer be"
    told = f"{spot} {verb} `None`"
    work.tell("null-changed", level, spot, told, *places)


def _values(
    work: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare enums; they are open in responses, so a new value breaks no reader."""
    before, after = values_of(old), values_of(new)
    if before is None and after is None:
        return
    places = _compare_enums(old), _compare_enums(new)
    if before is None or after is None:
        listed = ", ".join(f"`{v}`" for v in (after or before or ())[:5])
        closed = before is None and direction is ValueDirection.REQUEST
        told = (
            f"{spot} is now one of {listed}"
            if after is not None
            else f"{spot} is no longer limited to {listed}"
        )
        level = Level.BREAKING if closed else Level.COMPATIBLE
        work.tell("values-listed", level, spot, told, *places)
        return
    gone, come = without(before, after), without(after, before)
    if gone:
        replaced = len(gone) == len(before) and bool(come)
        breaks = direction is ValueDirection.REQUEST or replaced
        level = Level.BREAKING if breaks else Level.COMPATIBLE
        sent = direction is ValueDirection.REQUEST
        verb = "no longer accepts" if sent else "can no longer be"
        told = f"{spot} {verb} {_enum_values(gone)}"
        work.tell("value-removed", level, spot, told, *places)
    if come:
        sent = direction is ValueDirection.REQUEST
        verb = "now also accepts" if sent else "can now also be"
        told = f"{spot} {verb} {_enum_values(come)}"
        work.tell("value-added", Level.COMPATIBLE, spot, told, *places)


def _enum_values(values: list[object]) -> str:
    """The values in backticks; the number of further ones after the first 50."""
    more = [f"{len(values) - MOST_TOLD:,} more"] if len(values) > MOST_TOLD else []
    return ", ".join([*(f"`{value}`" for value in values[:MOST_TOLD]), *more])


def _compare_enums(schema: ComparedSchema) -> Node:
    return schema.own("enum") or schema.own("const") or schema.target


def _compare_constraints(
    work: DiffContext,
    shift: ConstraintChange,
    spot: SdkPath,
    direction: ValueDirection,
    old: Node,
    new: Node,
) -> None:
    sending, being, bare = VERBS.get(shift.code, RULE)
    verb = sending if direction is ValueDirection.REQUEST else being
    if not shift.after:
        told = f"{spot} no longer has to {bare} {shift.before}"
    elif shift.before and shift.before != shift.after:
        told = f"{spot} {verb} {shift.after} (it was {shift.before})"
    elif shift.before:
        told = f"the rule {shift.after} of {spot} changed"
    else:
        told = f"{spot} {verb} {shift.after}"
    level = level_of(shift.effect, direction)
    code = f"{'limit' if shift.code == 'size' else shift.code}-changed"
    work.tell(code, level, spot, told, shift.old or old, shift.new or new)
