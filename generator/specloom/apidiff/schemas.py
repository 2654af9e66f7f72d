"""The comparison of schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from specloom.apidiff.findings import (
    DiffContext,
    Level,
    SdkNames,
    SdkPath,
    ValueDirection,
    described,
    level_of,
    lost_default,
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
    format_effect,
    format_of,
    has_one_value,
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


def compare_members(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report properties that were added, removed or changed.

    Properties that are not sent in this direction (``readOnly``, ``writeOnly``) are ignored.
    """
    before = _in_direction(members_of(old), direction)
    after = _in_direction(members_of(new), direction)
    for wire, member in before.items():
        if wire not in after:
            _removed(diff, old, new, part, direction, member)
    for wire, member in after.items():
        if wire not in before:
            _added(diff, old, new, part, direction, member)
            continue
        prior = before[wire]
        name = _name(diff, new, part, wire)
        field = part.inner(name)
        _compare_required(diff, prior, member, part, field, name, direction)
        if not diff.new.model(member.schema.id):
            described(diff, field, prior.schema.words, member.schema.words)
        if direction is ValueDirection.REQUEST and prior.required and member.required:
            lost_default(diff, field, prior.schema, member.schema)
        _default(diff, prior, member, field)
        inner = replace(field, operation="", call="")
        compare_schemas(diff, prior.schema, member.schema, inner, direction)
    _report_undescribed(diff, old, new, part, direction)
    _compare_additional(diff, old, new, part, direction)


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


def _name(diff: DiffContext, schema: ComparedSchema, part: SdkPath, wire: str) -> str:
    if part.operation and not part.path:
        return diff.new.argument(part.operation, "body", wire)
    return diff.new.member(schema.id, wire)


def _removed(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
    member: ComparedProperty,
) -> None:
    if part.operation and not part.path:
        name = diff.old.argument(part.operation, "body", member.wire)
        if (part.operation, name) in diff.found.removed_arguments:
            return  # reported as a parameter
        text = f"`{part.call}` no longer accepts `{name}`"
        diff.found.removed_arguments.add((part.operation, name))
    else:
        name = diff.old.member(old.id, member.wire)
        text = f"{part.inner(name)} was removed"
    subject = part.inner(name)
    # A request may still contain it, and readers of an optional property expect None.
    relied = direction is ValueDirection.RESPONSE and member.required
    wire = Level.BREAKING if relied else Level.COMPATIBLE
    nodes = member.schema.node, new.target
    diff.add("member-removed", Level.BREAKING, subject, text, *nodes, wire=wire)


def _added(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
    member: ComparedProperty,
) -> None:
    name = _name(diff, new, part, member.wire)
    sent = member.required and direction is ValueDirection.REQUEST
    needed = sent and not has_one_value(member.schema)
    if (part.operation, name) in diff.found.removed_arguments and not part.path:
        return  # it was a parameter
    if part.operation and not part.path:
        verb = "now requires" if needed else "accepts the new optional argument"
        text = f"`{part.call}` {verb} `{name}`"
    elif needed:
        text = f"{part} now requires `{name}`"
    else:
        text = f"{part.inner(name)} is new"
    level = Level.BREAKING if needed else Level.COMPATIBLE
    nodes, wire = (old.target, member.schema.node), Level.BREAKING if sent else level
    diff.add("member-added", level, part.inner(name), text, *nodes, wire=wire)


def _compare_required(
    diff: DiffContext,
    prior: ComparedProperty,
    member: ComparedProperty,
    part: SdkPath,
    field: SdkPath,
    name: str,
    direction: ValueDirection,
) -> None:
    """Report a property that became required or optional."""
    if prior.required == member.required:
        return
    effect = Effect.NARROWS if member.required else Effect.WIDENS
    sending = direction is ValueDirection.REQUEST
    if part.operation and not part.path and member.required:
        text = f"`{part.call}` now requires `{name}`, which was optional"
    elif sending and member.required:
        text = f"{part} now requires `{name}`, which was optional"
    elif sending:
        text = f"{field} is now optional"
    else:
        phrase = "is now always present" if member.required else "may now be missing"
        text = f"{field} {phrase}"
    code = "member-required" if member.required else "member-optional"
    level = level_of(effect, direction)
    diff.add(code, level, field, text, prior.schema.node, member.schema.node)


def _default(
    diff: DiffContext, prior: ComparedProperty, member: ComparedProperty, field: SdkPath
) -> None:
    before, after = prior.schema.own("default"), member.schema.own("default")
    old, new = (None if node is None else node.value for node in (before, after))
    if old != new or type(old) is not type(new):
        text = f"{field} {_default_text(old, new)}"
        sides = before or prior.schema.node, after or member.schema.node
        diff.add("default-changed", Level.COMPATIBLE, field, text, *sides)


def _default_text(old: Any, new: Any) -> str:
    if new is None:
        return f"no longer defaults to `{old}`"
    was = f" (it was `{old}`)" if old is not None else ""
    return f"now defaults to `{new}`{was}"


def _report_undescribed(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report changes of required names that neither side declares as properties."""
    before, after = required_of(old), required_of(new)
    known = members_of(old).keys() | members_of(new).keys()
    for wire in sorted((before ^ after) - known):
        effect = Effect.NARROWS if wire in after else Effect.WIDENS
        verb = "now requires" if wire in after else "no longer requires"
        text = f"{part} {verb} `{wire}`"
        level = level_of(effect, direction)
        code = "member-required" if wire in after else "member-optional"
        diff.add(code, level, part.inner(wire), text, old.target, new.target)


def _compare_additional(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare ``additionalProperties``."""
    before, after = additional_of(old), additional_of(new)
    if isinstance(before, Node) and isinstance(after, Node):
        sides = schema_of(old.ctx, before), schema_of(new.ctx, after)
        compare_schemas(diff, *sides, part.inner("*"), direction)
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
    words = {True: "may now be any value", False: "are no longer allowed"}
    now = "now have a schema" if kinds[1] == "described" else words[bool(kinds[1])]
    text = f"undeclared properties of {part} {now}"
    nodes = (
        before if isinstance(before, Node) else old.target,
        after if isinstance(after, Node) else new.target,
    )
    diff.add("extra-members", level, part, text, *nodes)


Pair = tuple[ComparedSchema, ComparedSchema]


def compare_choices(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report how the unions of two schemas differ."""
    before, after = choices_of(old), choices_of(new)
    for one, other in zip(before, after, strict=False):
        if one.keyword != other.keyword:
            text = f"the variants of {part} are now listed in {other.keyword}"
            diff.add("union-kind", Level.DOCS, part, text, one.node, other.node)
        _variants(diff, one, other, part, direction)
    if before or after:
        _compare_discriminators(diff, old, new, part, direction)


def compare_with_lone(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
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
        _variants(diff, one, other, part, direction)
    else:
        _report_mixed_items(diff, one, other, part, direction)
        _variants(diff, *inner, part.inner("[]"), direction)
    _compare_discriminators(diff, old, new, part, direction)
    return True


def _items(
    one: ComparedChoice, other: ComparedChoice
) -> tuple[ComparedChoice, ComparedChoice] | None:
    """The unions of items if one side is a union of lists and the other a list of a union.

    None if the limits of the lists differ.
    """
    unions = [item for choice in (one, other) if (item := _of_items(choice))]
    limits = (constraint_changes(a, b) for a in one.variants for b in other.variants)
    if len(unions) < 2 or any(next(found, None) for found in limits):
        return None
    (before, null), (after, other_null) = unions
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


def _report_mixed_items(
    diff: DiffContext,
    one: ComparedChoice,
    other: ComparedChoice,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report that one list may now, or may no longer, contain items of several variants."""
    widens = len(one.variants) > len(other.variants)
    effect = Effect.WIDENS if widens else Effect.NARROWS
    if direction is ValueDirection.REQUEST:
        verb = "now accepts" if widens else "no longer accepts"
        text = f"{part} {verb} lists with items of different types"
    else:
        verb = "may now be" if widens else "can no longer be"
        text = f"{part} {verb} a list with items of different types"
    level = level_of(effect, direction)
    nodes = one.node, other.node
    diff.add("type-changed", level, part, text, *nodes, about="mixed")


def _variants(
    diff: DiffContext,
    one: ComparedChoice,
    other: ComparedChoice,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    pairs, removed, come = matched(diff, one.variants, other.variants)
    for variant in removed:
        word = _label(diff.old, variant)
        sent = direction is ValueDirection.REQUEST
        verb = "no longer accepts" if sent else "can no longer be"
        text = f"{part} {verb} {word}"
        level = level_of(Effect.NARROWS, direction)
        diff.add("variant-removed", level, part, text, variant.node, other.node)
    for variant in come:
        word = _label(diff.new, variant)
        sent = direction is ValueDirection.REQUEST
        verb = "now also accepts" if sent else "may now also be"
        text = f"{part} {verb} {word}"
        level = level_of(Effect.WIDENS, direction)
        if other.keyword == "anyOf" and types_of(variant) == frozenset({"object"}):
            # An object may match the known variants as well.
            level = Level.COMPATIBLE
        if _was_open(variant, one.variants):
            level = Level.COMPATIBLE
        diff.add("variant-added", level, part, text, one.node, variant.node)
    for prior, variant in pairs:
        inner = replace(part, operation="", call="")
        compare_schemas(diff, prior, variant, inner, direction, nulls=False)


def matched(
    diff: DiffContext,
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
            return diff.new.model_class(schema.id) or None
        name = diff.old.model_class(schema.id)
        return diff.new.renamed(name) or name or None

    def one_class(one: ComparedSchema, other: ComparedSchema) -> bool:
        return class_of(one) == class_of(other)

    pairs: list[Pair] = []
    removed, added = list(olds), list(news)
    by_class = (class_of, one_class)
    for key, same in ((_name_of, _same_name), by_class, (_text_of, _same_text)):
        found = _pairs_by(removed, added, key, same)
        taken = {id(schema) for pair in found for schema in pair}
        removed = [one for one in removed if id(one) not in taken]
        added = [other for other in added if id(other) not in taken]
        pairs += found
    unique = _unique_types(removed), _unique_types(added)
    found = [
        (one, unique[1][k])
        for k, one in unique[0].items()
        if k in unique[1] and not (class_of(one) and class_of(unique[1][k]))
    ]
    taken = {id(schema) for pair in found for schema in pair}
    return (
        [*pairs, *found],
        [one for one in removed if id(one) not in taken],
        [other for other in added if id(other) not in taken],
    )


def _pairs_by(
    olds: Iterable[ComparedSchema],
    news: Iterable[ComparedSchema],
    key: Callable[[ComparedSchema], str | None],
    same: Callable[[ComparedSchema, ComparedSchema], bool],
) -> list[Pair]:
    """Pair equal variants, each at most once.

    ``key`` is equal for variants that may be the same; a variant with None matches no
    other.
    """
    known: dict[str, list[ComparedSchema]] = {}
    for other in news:
        known.setdefault(key(other) or "", []).append(other)
    pairs: list[Pair] = []
    for one in olds:
        text = key(one)
        candidates = known.get(text, []) if text is not None else []
        prior = next((other for other in candidates if same(one, other)), None)
        if prior is not None:
            candidates.remove(prior)
            pairs.append((one, prior))
    return pairs


def _unique_types(schemas: Iterable[ComparedSchema]) -> dict[object, ComparedSchema]:
    """The variants whose type is unique, by that type."""
    found: dict[object, list[ComparedSchema]] = {}
    for schema in schemas:
        types = types_of(schema)
        # Only objects are distinguished by their names.
        if not _name_of(schema) or not (types is None or "object" in types):
            found.setdefault((types, values_of(schema) is None), []).append(schema)
    return {kind: several[0] for kind, several in found.items() if len(several) == 1}


def _name_of(schema: ComparedSchema) -> str | None:
    return None if schema.inline else schema.id.rpartition("/")[2] or None


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
    name = labels.model(variant.id) or _name_of(variant) or variant.target.text("title")
    if name:
        return f"a `{name}`"
    types = types_of(variant)
    return types_label(types)


def _compare_discriminators(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare discriminators."""
    before, after = old.own("discriminator"), new.own("discriminator")
    if before is None or after is None:
        if before is not after:
            verb = "no longer has" if after is None else "now has"
            text = f"{part} {verb} a discriminator"
            sides = before or old.node, after or new.node
            diff.add("discriminator-changed", Level.COMPATIBLE, part, text, *sides)
        return
    wires = [_wire(node) for node in (before, after)]
    if wires[0] != wires[1]:
        text = f"the discriminator of {part} is now `{wires[1]}`"
        text += f" (it was `{wires[0]}`)"
        diff.add("discriminator-changed", Level.BREAKING, part, text, before, after)
        return
    _tags(diff, _mapping(before), _mapping(after), (before, after), part, direction)


def _tags(
    diff: DiffContext,
    old: Mapping[str, str],
    new: Mapping[str, str],
    nodes: tuple[Node, Node],
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    for tag, target in old.items():
        if tag not in new and tag != target:
            level = level_of(Effect.NARROWS, direction)
            text = f"`{tag}` no longer selects `{target}` in {part}"
            diff.add("discriminator-changed", level, part, text, *nodes, about=tag)
        elif tag in new and new[tag] != target:
            text = f"`{tag}` now selects `{new[tag]}` in {part} (it was `{target}`)"
            level = Level.BREAKING
            diff.add("discriminator-changed", level, part, text, *nodes, about=tag)
    for tag in new.keys() - old.keys():
        text = f"`{tag}` now selects `{new[tag]}` in {part}"
        level = Level.COMPATIBLE
        diff.add("discriminator-changed", level, part, text, *nodes, about=tag)


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
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
    *,
    text: bool,
) -> None:
    """Report how the items of two schemas differ, starting with ``prefixItems``."""
    _prefix_items(diff, old, new, part, direction)
    before, after = items_of(old), items_of(new)
    if before is not None and after is not None:
        sides = schema_of(old.ctx, before), schema_of(new.ctx, after)
        compare_schemas(diff, *sides, part.inner("[]"), direction, text=text)
    elif (before is None) != (after is None) and "array" in (types_of(new) or ()):
        effect = Effect.NARROWS if before is None else Effect.WIDENS
        phrase = "now have a schema" if before is None else "no longer have a schema"
        message = f"the items of {part} {phrase}"
        level = level_of(effect, direction)
        nodes = before or old.target, after or new.target
        diff.add("type-changed", level, part, message, *nodes)


def _prefix_items(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare ``prefixItems`` by position."""
    before, after = old.own("prefixItems"), new.own("prefixItems")
    firsts, others = (
        tuple(node.items()) if node is not None else () for node in (before, after)
    )
    for number, (one, other) in enumerate(zip(firsts, others, strict=False)):
        sides = schema_of(old.ctx, one), schema_of(new.ctx, other)
        compare_schemas(diff, *sides, part.inner(str(number)), direction)
    if len(firsts) != len(others):
        count = counted(len(others), "position")
        text = f"{part} now has {count} with a separate type"
        nodes = before or old.target, after or new.target
        diff.add("type-changed", Level.BREAKING, part, text, *nodes)


# Verbs for a limit of a request, of a response, and of a limit that was removed.
VERBS = {
    "limit": ("must now be", "is now", "be"),
    "size": ("must now have", "now has", "have"),
    "pattern": ("must now match", "now matches", "match"),
}
RULE = ("must now follow the rule", "now follows the rule", "follow the rule")
MOST_LISTED = 50  # values of a list
SCALARS = frozenset({"string", "integer", "number", "boolean"})


def compare_schemas(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
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
        _nulls(diff, old, new, part, direction)
    label = diff.new.model(new.id)
    same = _same_model(diff, old, new)
    if not same:
        _replaced_class(diff, old, new, part, direction)
    elif label and not part.operation:
        part = SdkPath(bare=f"`{label}`", of="", model=label)
    # Inline schemas are compared once per location, declarations once in all.
    key = str(part) if old.inline and new.inline and not label else part.operation
    pair = (old.id, new.id, direction, key)
    # Recursive merged parts would be reached by ever longer paths.
    inner = (old.id, new.id, direction)
    if pair in diff.seen or inner in diff.open:
        return
    diff.seen.add(pair)
    if not (same and diff.unchanged.has(old, new)):
        if same and (label or (part.model and not part.path)):
            described(diff, part, old.words, new.words)
        diff.open.add(inner)
        _compare_values(diff, old, new, part, direction, text=text)
        diff.open.discard(inner)


def _compare_values(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
    *,
    text: bool,
) -> None:
    """Compare the values that two schemas accept, except null."""
    if _compare_types(diff, old, new, part, direction, text=text):
        return
    if compare_with_lone(diff, old, new, part, direction):
        return
    _values(diff, old, new, part, direction)
    for shift in constraint_changes(old, new):
        _compare_constraints(diff, shift, part, direction, old.target, new.target)
    compare_choices(diff, old, new, part, direction)
    compare_members(diff, old, new, part, direction)
    compare_items(diff, old, new, part, direction, text=text)


def _same_model(diff: DiffContext, old: ComparedSchema, new: ComparedSchema) -> bool:
    """Whether both are the same declaration, renamed or not."""
    before, after = diff.old.model(old.id), diff.new.model(new.id)
    return diff.old.id(old.id) == diff.new.id(new.id) or (
        before == after or (bool(before) and diff.new.renamed(before) == after)
    )


def _replaced_class(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report a replaced class; that is breaking unless both have the same fields."""
    before, after = diff.old.model_class(old.id), diff.new.model_class(new.id)
    if not before or not after or part.operation:
        return
    text = f"{part} is now `{after}` (it was `{before}`)"
    level = Level.BREAKING
    if _equal(diff, old, new, direction):
        text += ", which has the same fields"
        level = Level.COMPATIBLE
    diff.add("type-changed", level, part, text, old.node, new.node, wire=Level.DOCS)


def _equal(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    direction: ValueDirection,
) -> bool:
    """Whether two models differ only in documentation."""
    pair = (old.id, new.id, direction)
    if pair not in diff.equal:
        diff.equal[pair] = True  # the assumption while a recursive model is compared
        trial = DiffContext(diff.old, diff.new, diff.unchanged, equal=diff.equal)
        _compare_values(trial, old, new, SdkPath("", ""), direction, text=False)
        diff.equal[pair] = trial.found.highest_level(wire=True) is Level.DOCS
    return diff.equal[pair]


def _compare_types(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
    *,
    text: bool,
) -> bool:
    """Report a changed type; return whether the rest of the schemas need no comparison."""
    before, after = types_of(old), types_of(new)
    if old.never != new.never:
        effect: Effect | None = Effect.NARROWS if new.never else Effect.WIDENS
        sent = effect
    elif choices_of(old) or choices_of(new):
        return False  # reported by variant
    else:
        effect = _effect_on_types(before, after, text=False)
        sent = _effect_on_types(before, after, text=text)
    if effect is not None:
        message = f"{part} is now {types_label(after)} (it was {types_label(before)})"
        level = level_of(effect, direction)
        # Where values are sent as text, a string accepts all earlier values.
        accepted = (
            direction is ValueDirection.REQUEST and text and "string" in (after or ())
        )
        wire = Level.COMPATIBLE if accepted or not sent else level_of(sent, direction)
        diff.add(
            "type-changed", level, part, message, old.target, new.target, wire=wire
        )
        return not (before and after and before & after)
    if before == after and before is not None and len(before) == 1:
        _format(diff, old, new, part, direction, next(iter(before)))
    return False


def _effect_on_types(
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
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
    kind: str,
) -> None:
    before, after = format_of(old, kind), format_of(new, kind)
    if before == after:
        return
    if before[0] != after[0]:
        words = [type_label(side[0]) for side in (before, after)]
        text = f"{part} is now {words[1]} (it was {words[0]})"
        diff.add("type-changed", Level.BREAKING, part, text, old.target, new.target)
        return
    text = f"{part} no longer has the format {before[1]}"
    if after[1]:
        was = f" (it was {before[1]})" if before[1] else ""
        text = f"{part} now has the format {after[1]}{was}"
    effect = format_effect(before[1], after[1])
    level = Level.COMPATIBLE if effect is None else level_of(effect, direction)
    diff.add("format-changed", level, part, text, old.target, new.target)


def _nulls(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Report changed nullability, of the model if the model itself changed."""
    sides = takes_null(old), takes_null(new)
    if sides[0] == sides[1] or accepts_anything(old) or accepts_anything(new):
        return  # reported as a changed type
    nodes = old.node, new.node
    label = diff.new.model(new.id)
    shared = label and not new.inline and not part.operation
    if shared and _same_model(diff, old, new):
        targets = schema_of(old.ctx, old.target), schema_of(new.ctx, new.target)
        if (takes_null(targets[0]), takes_null(targets[1])) == sides:
            part = SdkPath(bare=f"`{label}`", of="", model=label)
            nodes = old.target, new.target
    level = level_of(Effect.WIDENS if sides[1] else Effect.NARROWS, direction)
    if direction is ValueDirection.REQUEST:
        verb = "may now be" if sides[1] else "must no longer be"
    else:
        verb = "may now be" if sides[1] else "can no longer be"
    text = f"{part} {verb} `None`"
    diff.add("null-changed", level, part, text, *nodes)


def _values(
    diff: DiffContext,
    old: ComparedSchema,
    new: ComparedSchema,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare enums; they are open in responses, so a new value breaks no reader."""
    before, after = values_of(old), values_of(new)
    if before is None and after is None:
        return
    nodes = _compare_enums(old), _compare_enums(new)
    if before is None or after is None:
        listed = ", ".join(f"`{v}`" for v in (after or before or ())[:5])
        closed = before is None and direction is ValueDirection.REQUEST
        phrase = "no longer limited to" if after is None else "now one of"
        text = f"{part} is {phrase} {listed}"
        level = Level.BREAKING if closed else Level.COMPATIBLE
        diff.add("values-listed", level, part, text, *nodes)
        return
    removed, come = without(before, after), without(after, before)
    if removed:
        replaced = len(removed) == len(before) and bool(come)
        breaks = direction is ValueDirection.REQUEST or replaced
        level = Level.BREAKING if breaks else Level.COMPATIBLE
        sent = direction is ValueDirection.REQUEST
        verb = "no longer accepts" if sent else "can no longer be"
        text = f"{part} {verb} {_enum_values(removed)}"
        diff.add("value-removed", level, part, text, *nodes)
    if come:
        sent = direction is ValueDirection.REQUEST
        verb = "now also accepts" if sent else "can now also be"
        text = f"{part} {verb} {_enum_values(come)}"
        diff.add("value-added", Level.COMPATIBLE, part, text, *nodes)


def _enum_values(values: list[object]) -> str:
    """The values in backticks; the number of further ones after the first 50."""
    more = [f"{len(values) - MOST_LISTED:,} more"] if len(values) > MOST_LISTED else []
    return ", ".join([*(f"`{value}`" for value in values[:MOST_LISTED]), *more])


def _compare_enums(schema: ComparedSchema) -> Node:
    return schema.own("enum") or schema.own("const") or schema.target


def _compare_constraints(
    diff: DiffContext,
    shift: ConstraintChange,
    part: SdkPath,
    direction: ValueDirection,
    old: Node,
    new: Node,
) -> None:
    sending, being, bare = VERBS.get(shift.code, RULE)
    verb = sending if direction is ValueDirection.REQUEST else being
    if not shift.after:
        text = f"{part} no longer has to {bare} {shift.before}"
    elif shift.before and shift.before != shift.after:
        text = f"{part} {verb} {shift.after} (it was {shift.before})"
    elif shift.before:
        text = f"the rule {shift.after} of {part} changed"
    else:
        text = f"{part} {verb} {shift.after}"
    level = level_of(shift.effect, direction)
    code = f"{'limit' if shift.code == 'size' else shift.code}-changed"
    diff.add(code, level, part, text, shift.old or old, shift.new or new)
