"""oneOf and anyOf."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from specloom import ir
from specloom.diagnostics import Report
from specloom.document import Node
from specloom.kinds import is_array, is_object
from specloom.openapi.accessors import (
    SCHEMA_CONTAINERS,
    Context,
    MergedSchema,
    SchemaPlace,
    SubSchema,
    documentation_only,
    is_reference,
    items_at,
    members_at,
    resolve_chain,
    warn_wrong_type,
)
from specloom.openapi.composition import (
    NULL,
    component_id,
    intersection,
    lone_reference,
    merged_schema,
    only_null,
    parts_of,
    without_null,
)
from specloom.openapi.discriminators import Variant, discriminator_of, tag_property
from specloom.openapi.scalars import SHAPING, UNIONS, json_types
from specloom.openapi.variants import called, note_variant

Read = Callable[[Context, Node, SchemaPlace], ir.Type]
ReadShape = Callable[[Context, MergedSchema, SchemaPlace], ir.Type]
Readers = tuple[Read, ReadShape]
MAX_COMBINATIONS = 64


@dataclass(frozen=True, slots=True)
class Group:
    """One ``oneOf`` or ``anyOf``: the part it stands in, and its variants but null."""

    part: SubSchema
    keyword: str
    variants: tuple[Node, ...]

    @property
    def id(self) -> str:
        """The id of the union's place in the documents."""
        return f"{self.part.node.id}/{self.keyword}"


def groups_of(ctx: Context, shape: MergedSchema) -> tuple[Group, ...]:
    """The unions among the parts of a shape, those that only restrict left out."""
    found: list[Group] = []
    for part in shape.parts:
        for keyword in UNIONS:
            if part.get(keyword) is None:
                continue
            listed = items_at(ctx, part.node, keyword)
            variants = tuple(node for node in listed if _is_schema(ctx, node))
            if any(_is_variant(node) for node in variants):
                telling = tuple(node for node in variants if not only_null(node))
                found.append(Group(part, keyword, telling))
    return tuple(found)


def _is_schema(ctx: Context, node: Node) -> bool:
    if is_object(node.value) or isinstance(node.value, bool):
        return True
    warn_wrong_type(ctx, node, "a schema")
    return False


def _is_variant(node: Node) -> bool:
    value = node.value
    if not is_object(value):
        return True
    if not value:
        return True
    return (is_reference(value) or "allOf" in value) or not SHAPING.isdisjoint(value)


def with_single_variants_merged(
    ctx: Context, shape: MergedSchema, readers: Readers
) -> MergedSchema:
    """The shape, with each union of a single variant merged into the parts beside it."""
    for _ in shape.parts:
        alone = next((g for g in groups_of(ctx, shape) if len(g.variants) == 1), None)
        if alone is None:
            break
        node = alone.variants[0]
        base = _base(ctx, shape, (alone,))
        if not base or not node.is_object or _covers(ctx, base, node, readers[1]):
            break
        have = {part.node.id for part in base}
        [one] = called(ctx, (node,), "", "")
        hints, label = (alone.part.hint, alone.part.hint), (one.label, one.mark)
        note_variant(ctx, node.id, label, hints, ("", ""))
        added = [
            p for p in parts_of(ctx, node, alone.part.hint) if p.node.id not in have
        ]
        shape = replace(shape, parts=(*base, *added))
    return shape


def union_of(
    ctx: Context,
    shape: MergedSchema,
    groups: tuple[Group, ...],
    place: SchemaPlace,
    readers: Readers,
) -> ir.Type:
    """The union that the first group is, of variants that honour the other parts."""
    group = groups[0]
    if not group.variants:
        return NULL
    base = _base(ctx, shape, groups)
    read, read_shape = readers
    place = replace(place, unions=place.unions | {group.id})
    holder = _discriminator(shape, group)
    places = _places(ctx, shape, group, place, base, holder)
    variants: list[Variant] = []
    for node, inner in zip(group.variants, places, strict=True):
        if node.value is False or inner.is_deep:
            found = read(ctx, node, inner)
        elif _covers(ctx, base, node, read_shape):
            found = read(ctx, node, replace(inner, unions=frozenset()))
        else:
            own = _unmerged(parts_of(ctx, node, inner.hint), place.unions)
            if own is None:
                continue
            id = _variant_id(ctx, shape, group, node)
            spoken = node if node.is_object else shape.node
            found = read_shape(ctx, MergedSchema(id, spoken, (*base, *own)), inner)
        variants.append(Variant(node, without_null(found)))
    return union_type(ctx, variants, holder)


def _variant_id(ctx: Context, shape: MergedSchema, group: Group, node: Node) -> str:
    """The id of a variant that is merged with what stands beside the union.

    A variant that stands in the schema that merges it keeps the id of its place. One that
    comes from another schema gets an id below the one that merges it, so that two schemas
    that extend a union do not share variants.
    """
    owner, holder = group.part.node, shape.node
    inside = owner.id == holder.id or owner.id.startswith(f"{holder.id}/")
    if inside and shape.id == component_id(ctx, holder).id:
        return node.id
    steps = list(node.pointer)
    for room in SCHEMA_CONTAINERS.intersection(steps):
        steps = steps[steps.index(room) + 1 :]
    path = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    return f"{shape.id}/{path}"


def _unmerged(
    parts: tuple[SubSchema, ...], unions: frozenset[str]
) -> tuple[SubSchema, ...] | None:
    """A variant's parts without the unions that are being merged already; None for a
    variant that consists of such a union, and so adds nothing to it.
    """
    if not unions:
        return parts
    left: list[SubSchema] = []
    for part in parts:
        mine = {word for word in UNIONS if f"{part.node.id}/{word}" in unions}
        left.append(replace(part, ignored=part.ignored | mine) if mine else part)
    if tuple(left) == parts:
        return parts
    kept = tuple(part for part in left if _is_restrictive(part))
    return kept or None


def _base(
    ctx: Context, shape: MergedSchema, groups: tuple[Group, ...]
) -> tuple[SubSchema, ...]:
    """The parts that every variant must honour too."""
    product = 1
    for group in groups:
        product *= len(group.variants) or 1
    used = groups[:1] if product <= MAX_COMBINATIONS else groups
    if len(used) > 1:
        ctx.warn(
            "W304", shape.node, "too many unions to combine; only the first is kept"
        )
    base: list[SubSchema] = []
    for part in shape.parts:
        mine = {group.keyword for group in used if group.part is part}
        if mine and part.node.value.get("type") in ("null", ["null"]):
            mine.add("type")  # beside a union it can only mean that null is a value too
        base.append(
            SubSchema(part.node, part.hint, part.ignored | mine) if mine else part
        )
    return tuple(part for part in base if _is_restrictive(part))


def _is_restrictive(part: SubSchema) -> bool:
    """Whether a part says more than that its values are objects."""
    value = part.node.value
    left = {key for key in value if key in SHAPING and key not in part.ignored}
    if value.get("type") in (
        "object",
        ["object"],
        ["object", "null"],
        ["null", "object"],
    ):
        left.discard("type")
    if not value.get("properties"):
        left.discard("properties")
    if value.get("additionalProperties") in (True, False):
        left.discard("additionalProperties")
    return bool(left) or bool(value.get("required"))


def _covers(
    ctx: Context, base: tuple[SubSchema, ...], node: Node, read_shape: ReadShape
) -> bool:
    """Whether a variant needs nothing of the base: it says all of it itself."""
    if not base:
        return True
    if any(part.get(keyword) is not None for part in base for keyword in UNIONS):
        return False
    lone = lone_reference(ctx, node)
    if lone is None:
        return False
    parts = parts_of(ctx, lone, "")
    wanted, has = _members(base), _members(parts)
    if not has and not wanted:
        return True  # of scalars and arrays: the variant's own word is the narrower
    needed = _required(base) & has.keys()
    if not wanted.keys() <= has.keys() or not needed <= _required(parts):
        return False
    return not any(_adds(ctx, wanted[wire], has[wire], read_shape) for wire in wanted)


def most_specific_reference(
    ctx: Context, nodes: list[Node], read_shape: ReadShape
) -> Node | None:
    """The reference among schemas that must all hold which says all that the others say."""
    for node in reversed(nodes):
        lone = lone_reference(ctx, node)
        if lone is not None and all(
            _says_all(ctx, lone, other, read_shape)
            for other in nodes
            if other is not node
        ):
            return node
    return None


def _says_all(ctx: Context, lone: Node, other: Node, read_shape: ReadShape) -> bool:
    """Whether a reference leads to all that another schema says of the same value."""
    own = parts_of(ctx, lone, "")
    have = {part.node.id for part in own}
    more = [part for part in parts_of(ctx, other, "") if part.node.id not in have]
    left = tuple(
        part for part in more if _is_restrictive(part) and not _is_any_array(part)
    )
    if not left:
        return True
    if any(have & _listed(ctx, part) for part in left):
        return True  # it is one of the variants that the other one lists
    values = [part.node.value for part in left]
    told = {key for value in values for key in value if key in SHAPING}
    extra = [value.get("additionalProperties", True) for value in values]
    objects = told <= {"type", "properties", "additionalProperties"} and all(
        isinstance(one, bool) for one in extra
    )
    return (
        objects
        and json_types(ctx, MergedSchema(lone.id, lone, (*own, *left))) == ("object",)
        and _covers(ctx, left, lone, read_shape)
    )


def _listed(ctx: Context, part: SubSchema) -> set[str]:
    """The ids of the schemas that a part's unions refer to."""
    found: set[str] = set()
    for keyword in UNIONS:
        group = part.get(keyword)
        for item in group.items() if group is not None else ():
            lone = lone_reference(ctx, item) if item.is_object else None
            target = None if lone is None else resolve_chain(ctx, lone)
            if target is not None:
                found.add(target.id)
    return found


def _is_any_array(part: SubSchema) -> bool:
    """Whether a part says no more than that its values are arrays."""
    value = part.node.value
    left = {key for key in value if key in SHAPING and key not in part.ignored}
    return value.get("type") == "array" and (
        left == {"type"} or (left == {"type", "items"} and value["items"] in ({}, True))
    )


def _members(parts: tuple[SubSchema, ...]) -> dict[str, Node]:
    """The last description of each member."""
    found: dict[str, Node] = {}
    for part in parts:
        members = part.get("properties")
        found.update(members.members() if members is not None else ())
    return found


def _required(parts: tuple[SubSchema, ...]) -> set[str]:
    found: set[str] = set()
    for part in parts:
        names = part.node.value.get("required")
        found.update(
            n for n in (names if is_array(names) else ()) if isinstance(n, str)
        )
    return found


def _adds(ctx: Context, beside: Node, own: Node, read_shape: ReadShape) -> bool:
    """Whether a member is narrower beside a union than in a variant.

    Only single values are compared: they can be read without declaring anything.
    """
    report, ctx.report = ctx.report, Report()  # who reads them for good tells
    try:
        wide, narrow = _single(ctx, own, read_shape), _single(ctx, beside, read_shape)
        if wide is None or narrow is None or isinstance(narrow, ir.Unknown):
            return False
        both = intersection(ctx, narrow, wide, beside)
    finally:
        ctx.report = report
    if isinstance(both, ir.Literals) and isinstance(wide, ir.Literals):
        return len(both.values) < len(wide.values)
    return both != wide


def _single(ctx: Context, node: Node, read_shape: ReadShape) -> ir.Type | None:
    """The type of a schema of single values; None for objects, arrays and unions."""
    if not node.is_object:
        return None
    shape = merged_schema(ctx, node, "")
    kinds = {*json_types(ctx, shape)}
    listed = any(part.get("enum") or part.get("const") for part in shape.parts)
    if groups_of(ctx, shape) or {"object", "array"} & kinds:
        return None
    if shape.parts and not kinds and not listed:
        return None
    return without_null(read_shape(ctx, shape, SchemaPlace("")))


def _places(
    ctx: Context,
    shape: MergedSchema,
    group: Group,
    place: SchemaPlace,
    base: tuple[SubSchema, ...],
    holder: Node | None,
) -> list[SchemaPlace]:
    """The places of the variants, each called after what tells it apart from the others."""
    nodes = group.variants
    inner = replace(place.inner(), unions=place.unions)
    if not base and all(lone_reference(ctx, node) is not None for node in nodes):
        return [inner] * len(nodes)  # nothing is declared there
    tag = "" if holder is None else tag_property(holder)
    found: list[SchemaPlace] = []
    for index, (node, one) in enumerate(
        zip(nodes, called(ctx, nodes, place.hint, tag), strict=True)
    ):
        several = len(nodes) > 1 and is_object(node.value)
        here = place.inner(one.words if several else "")
        number = (one.title or f"variant {index + 1}") if several else ""
        told = (number, one.title if several else "")
        for id in (node.id, _variant_id(ctx, shape, group, node)):
            note_variant(ctx, id, (one.label, one.mark), (place.hint, here.hint), told)
        found.append(replace(here, unions=place.unions))
    return found


def _discriminator(shape: MergedSchema, group: Group) -> Node | None:
    found = group.part.get("discriminator") or shape.node.get("discriminator")
    return found if found is not None and (found.is_object or found.is_text) else None


def union_type(ctx: Context, variants: list[Variant], holder: Node | None) -> ir.Type:
    """The variants as one type: flat, each once, without null; a lone one as it is."""
    types: list[ir.Type] = []
    for variant in variants:
        inner = variant.type
        if isinstance(inner, ir.Union) and holder is None and not inner.discriminator:
            types.extend(inner.variants)
        elif inner != NULL and not isinstance(inner, ir.Never):
            types.append(inner)
    distinct = _simplified(tuple(dict.fromkeys(types)))
    if not distinct:
        return NULL if any(v.type == NULL for v in variants) else ir.Unknown()
    if len(distinct) == 1:
        return distinct[0]
    return discriminator_of(ctx, variants, distinct, holder)


def _simplified(types: tuple[ir.Type, ...]) -> tuple[ir.Type, ...]:
    """Without the types that another one includes anyway."""
    kinds = {t.kind for t in types if isinstance(t, ir.Scalar) and not t.format}
    kept: list[ir.Type] = []
    lists: dict[ir.ScalarKind, int] = {}
    integers = ir.ScalarKind.INTEGER
    for one in types:
        if isinstance(one, ir.Scalar) and one.kind is integers:
            if ir.ScalarKind.NUMBER in kinds:
                continue
        elif _is_listed(one, types):
            continue  # listed values are open: any text of their kind may come
        if isinstance(one, ir.Literals) and one.of is not None:
            if one.of in lists:
                kept[lists[one.of]] = _merge_unions(kept[lists[one.of]], one)
                continue
            lists[one.of] = len(kept)
            if one.of in kinds:
                one = ir.Literals(one.values, one.of, False, one.names)
        kept.append(one)
    return tuple(kept)


def _is_listed(one: ir.Type, types: tuple[ir.Type, ...]) -> bool:
    if not isinstance(one, ir.Scalar) or one.format:
        return False
    return any(isinstance(t, ir.Literals) and t.of == one.kind for t in types)


def _merge_unions(some: ir.Type, other: ir.Literals) -> ir.Type:
    assert isinstance(some, ir.Literals)
    names = dict(zip(some.values, some.names, strict=False))
    names.update(zip(other.values, other.names, strict=False))
    values = tuple(dict.fromkeys((*some.values, *other.values)))
    told = tuple(names.get(value, "") for value in values)
    closed = some.closed and other.closed and len(values) == 1
    return ir.Literals(values, some.of, closed, told if all(told) else ())


Members: TypeAlias = dict[str, Node]

_MOST = 16  # alternatives of one schema
_DEEPEST = 6  # schemas within each other
# A schema with one of these means more than the members that it lists.
_BEYOND = (
    "additionalProperties",
    "const",
    "discriminator",
    "enum",
    "if",
    "items",
    "not",
    "nullable",
    "patternProperties",
    "unevaluatedProperties",
)
_PLAIN: dict[str, Any] = {
    "string": "text",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "array": [],
}


def sample_of_alternatives(ctx: Context, node: Node) -> tuple[ir.Json, ...]:
    """An object with all members of each alternative that a schema leaves.

    Only a schema that adds members to ``oneOf`` or ``anyOf`` has samples, by ``allOf`` or
    beside it; none has one whose members cannot be made up from single keywords.
    """
    value = node.value
    if not is_object(value) or not ("allOf" in value or "properties" in value):
        return ()
    with documentation_only(ctx):
        found = _alternatives(ctx, node, _DEEPEST) or []
        if len(found) < 2:
            return ()
        made = [{k: _value(ctx, member) for k, member in one.items()} for one in found]
    whole = [one for one in made if one and None not in one.values()]
    return tuple(dict.fromkeys(map(ir.Json.of, whole)))


def _alternatives(ctx: Context, node: Node, depth: int) -> list[Members] | None:
    """The members of an object by each alternative; None where it may be anything else."""
    target = resolve_chain(ctx, node) if depth else None
    if target is None or not is_object(target.value):
        return None
    value = target.value
    if value.get("type", "object") != "object" or any(k in value for k in _BEYOND):
        return None
    left: list[Members] = [dict(members_at(ctx, target, "properties"))]
    for word in ("allOf", *UNIONS):
        parts = target.get(word)
        if parts is None:
            continue
        several: list[list[Members]] = []
        for part in parts.items() if is_array(parts.value) else ():
            inner = _alternatives(ctx, part, depth - 1)
            if inner is None:
                return None
            several.append(inner)
        choices = [one for inner in several for one in inner]
        for more in several if word == "allOf" else [choices]:
            left = [_both(one, other) for one in left for other in more]
            if len(left) > _MOST:
                return None
    return left


def _both(some: Members, others: Members) -> Members:
    """The members of two parts; of a member that both have, the one that has fewer values."""
    kept = {k: v for k, v in some.items() if k not in others or _is_definite(v)}
    return {**others, **kept}


def _is_definite(node: Node) -> bool:
    return is_object(node.value) and ("const" in node.value or "enum" in node.value)


def _value(ctx: Context, node: Node) -> Any:
    """A value of a schema of few words, None for others."""
    target = resolve_chain(ctx, node)
    value = target.value if target is not None else None
    if not is_object(value):
        return None
    if "const" in value:
        return value["const"]
    listed = value.get("enum")
    if is_array(listed):
        return next((one for one in listed if one is not None), None)
    if "format" in value or "allOf" in value or any(word in value for word in UNIONS):
        return None
    kind = value.get("type")
    return _PLAIN.get(kind) if isinstance(kind, str) else None
