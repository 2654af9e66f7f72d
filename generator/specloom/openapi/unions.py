"""``oneOf`` and ``anyOf``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

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
from specloom.openapi.variants import note_variant, variant_names

Read = Callable[[Context, Node, SchemaPlace], ir.Type]
ReadShape = Callable[[Context, MergedSchema, SchemaPlace], ir.Type]
Readers = tuple[Read, ReadShape]
MAX_COMBINATIONS = 64


class Group(Struct, frozen=True):
    """A ``oneOf`` or ``anyOf`` of a part; ``variants`` are its schemas without null."""

    part: SubSchema
    keyword: str
    variants: tuple[Node, ...]

    @property
    def id(self) -> str:
        """The id of the keyword's location in the document."""
        return f"{self.part.node.id}/{self.keyword}"


def groups_of(ctx: Context, shape: MergedSchema) -> tuple[Group, ...]:
    """The unions among the parts of a merged schema. Unions that only restrict are left
    out.
    """
    found: list[Group] = []
    for part in shape.parts:
        for keyword in UNIONS:
            if part.get(keyword) is None:
                continue
            listed = items_at(ctx, part.node, keyword)
            variants = tuple(node for node in listed if _is_schema(ctx, node))
            if any(_is_variant(node) for node in variants):
                without_nulls = tuple(node for node in variants if not only_null(node))
                found.append(Group(part, keyword, without_nulls))
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
    """The schema, with each union of a single variant merged into its other parts."""
    for _ in shape.parts:
        single = next((g for g in groups_of(ctx, shape) if len(g.variants) == 1), None)
        if single is None:
            break
        node = single.variants[0]
        base = _base(ctx, shape, (single,))
        if not base or not node.is_object or _covers(ctx, base, node, readers[1]):
            break
        known = {part.node.id for part in base}
        [one] = variant_names(ctx, (node,), "", "")
        hints, label = (single.part.hint, single.part.hint), (one.label, one.mark)
        note_variant(ctx, node.id, label, hints, ("", ""))
        new_parts = [
            p for p in parts_of(ctx, node, single.part.hint) if p.node.id not in known
        ]
        shape = replace(shape, parts=(*base, *new_parts))
    return shape


def union_of(
    ctx: Context,
    shape: MergedSchema,
    groups: tuple[Group, ...],
    place: SchemaPlace,
    readers: Readers,
) -> ir.Type:
    """The union of the first group. Its variants satisfy the other parts too."""
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
            parts = _unmerged(parts_of(ctx, node, inner.hint), place.unions)
            if parts is None:
                continue
            id = _variant_id(ctx, shape, group, node)
            source = node if node.is_object else shape.node
            ctx.count_merge(shape.id, source)
            found = read_shape(ctx, MergedSchema(id, source, (*base, *parts)), inner)
        variants.append(Variant(node, without_null(found)))
    return union_type(ctx, variants, holder)


def _variant_id(ctx: Context, shape: MergedSchema, group: Group, node: Node) -> str:
    """The id of a variant that is merged with the keywords next to the union.

    A variant inside the schema that merges it keeps the id of its location. A variant
    of another schema gets an id below the schema that merges it, so that two schemas
    that extend a union do not share variants.
    """
    owner, holder = group.part.node, shape.node
    inside = owner.id == holder.id or owner.id.startswith(f"{holder.id}/")
    if inside and shape.id == component_id(ctx, holder).id:
        return node.id
    steps = list(node.pointer)
    for container in SCHEMA_CONTAINERS.intersection(steps):
        steps = steps[steps.index(container) + 1 :]
    path = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    return f"{shape.id}/{path}"


def _unmerged(
    parts: tuple[SubSchema, ...], unions: frozenset[str]
) -> tuple[SubSchema, ...] | None:
    """A variant's parts without the unions that are already being merged.

    None if the variant consists of such a union, so it adds nothing to it.
    """
    if not unions:
        return parts
    remaining: list[SubSchema] = []
    for part in parts:
        merging = {word for word in UNIONS if f"{part.node.id}/{word}" in unions}
        remaining.append(
            replace(part, ignored=part.ignored | merging) if merging else part
        )
    if tuple(remaining) == parts:
        return parts
    kept = tuple(part for part in remaining if _is_restrictive(part))
    return kept or None


def _base(
    ctx: Context, shape: MergedSchema, groups: tuple[Group, ...]
) -> tuple[SubSchema, ...]:
    """The parts that every variant must satisfy too."""
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
        ignored = {group.keyword for group in used if group.part is part}
        if ignored and part.node.value.get("type") in ("null", ["null"]):
            ignored.add("type")  # next to a union it can only mean that null is allowed
        base.append(
            SubSchema(part.node, part.hint, part.ignored | ignored) if ignored else part
        )
    return tuple(part for part in base if _is_restrictive(part))


def _is_restrictive(part: SubSchema) -> bool:
    """Whether a part requires more than that the value is an object."""
    value = part.node.value
    keywords = {key for key in value if key in SHAPING and key not in part.ignored}
    if value.get("type") in (
        "object",
        ["object"],
        ["object", "null"],
        ["null", "object"],
    ):
        keywords.discard("type")
    if not value.get("properties"):
        keywords.discard("properties")
    if value.get("additionalProperties") in (True, False):
        keywords.discard("additionalProperties")
    return bool(keywords) or bool(value.get("required"))


def _covers(
    ctx: Context, base: tuple[SubSchema, ...], node: Node, read_shape: ReadShape
) -> bool:
    """Whether a variant includes everything that the base requires."""
    if not base:
        return True
    if any(part.get(keyword) is not None for part in base for keyword in UNIONS):
        return False
    lone = lone_reference(ctx, node)
    if lone is None:
        return False
    parts = parts_of(ctx, lone, "")
    base_properties, described = _properties(base), _properties(parts)
    if not described and not base_properties:
        return True  # scalars and arrays: the variant is narrower
    base_required = _required(base) & described.keys()
    if not base_properties.keys() <= described.keys() or not base_required <= _required(
        parts
    ):
        return False
    return not any(
        _narrows(ctx, base_properties[wire], described[wire], read_shape)
        for wire in base_properties
    )


def most_specific_reference(
    ctx: Context, nodes: list[Node], read_shape: ReadShape
) -> Node | None:
    """The reference that includes everything the other schemas of an ``allOf`` say, if
    any.
    """
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
    """Whether a reference's target includes everything that another schema says."""
    parts = parts_of(ctx, lone, "")
    known = {part.node.id for part in parts}
    more = [part for part in parts_of(ctx, other, "") if part.node.id not in known]
    remaining = tuple(
        part for part in more if _is_restrictive(part) and not _is_any_array(part)
    )
    if not remaining:
        return True
    if any(known & _listed(ctx, part) for part in remaining):
        return True  # it is one of the other schema's variants
    values = [part.node.value for part in remaining]
    keywords = {key for value in values for key in value if key in SHAPING}
    extra = [value.get("additionalProperties", True) for value in values]
    objects = keywords <= {"type", "properties", "additionalProperties"} and all(
        isinstance(one, bool) for one in extra
    )
    return (
        objects
        and json_types(ctx, MergedSchema(lone.id, lone, (*parts, *remaining)))
        == ("object",)
        and _covers(ctx, remaining, lone, read_shape)
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
    """Whether a part only requires that the value is an array."""
    value = part.node.value
    keywords = {key for key in value if key in SHAPING and key not in part.ignored}
    return value.get("type") == "array" and (
        keywords == {"type"}
        or (keywords == {"type", "items"} and value["items"] in ({}, True))
    )


def _properties(parts: tuple[SubSchema, ...]) -> dict[str, Node]:
    """The last schema of each property."""
    found: dict[str, Node] = {}
    for part in parts:
        properties = part.get("properties")
        found.update(properties.members() if properties is not None else ())
    return found


def _required(parts: tuple[SubSchema, ...]) -> set[str]:
    found: set[str] = set()
    for part in parts:
        names = part.node.value.get("required")
        found.update(
            n for n in (names if is_array(names) else ()) if isinstance(n, str)
        )
    return found


def _narrows(ctx: Context, outer: Node, inner: Node, read_shape: ReadShape) -> bool:
    """Whether a property's schema next to a union is narrower than in a variant.

    Only scalars are compared: reading them declares nothing.
    """
    report, ctx.report = ctx.report, Report()  # a later reading reports these
    try:
        inner_type, outer_type = _single(ctx, inner, read_shape), _single(
            ctx, outer, read_shape
        )
        if (
            inner_type is None
            or outer_type is None
            or isinstance(outer_type, ir.Unknown)
        ):
            return False
        common = intersection(ctx, outer_type, inner_type, outer)
    finally:
        ctx.report = report
    if isinstance(common, ir.Literals) and isinstance(inner_type, ir.Literals):
        return len(common.values) < len(inner_type.values)
    return common != inner_type


def _single(ctx: Context, node: Node, read_shape: ReadShape) -> ir.Type | None:
    """The type of a schema of scalars; None for objects, arrays and unions."""
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
    """The places of the variants, each with a name that distinguishes it from the
    others.
    """
    nodes = group.variants
    inner = replace(place.inner(), unions=place.unions)
    if not base and all(lone_reference(ctx, node) is not None for node in nodes):
        return [inner] * len(nodes)  # nothing is declared there
    tag = "" if holder is None else tag_property(holder)
    found: list[SchemaPlace] = []
    for index, (node, name) in enumerate(
        zip(nodes, variant_names(ctx, nodes, place.hint, tag), strict=True)
    ):
        several = len(nodes) > 1 and is_object(node.value)
        variant_place = place.inner(name.words if several else "")
        number = (name.title or f"variant {index + 1}") if several else ""
        numbered = (number, name.title if several else "")
        for id in (node.id, _variant_id(ctx, shape, group, node)):
            note_variant(
                ctx,
                id,
                (name.label, name.mark),
                (place.hint, variant_place.hint),
                numbered,
            )
        found.append(replace(variant_place, unions=place.unions))
    return found


def _discriminator(shape: MergedSchema, group: Group) -> Node | None:
    found = group.part.get("discriminator") or shape.node.get("discriminator")
    return found if found is not None and (found.is_object or found.is_text) else None


def union_type(ctx: Context, variants: list[Variant], holder: Node | None) -> ir.Type:
    """The variants as one type, without duplicates, nested unions and null.

    A single variant is returned as it is.
    """
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
    """The types without those that another type includes."""
    kinds = {t.kind for t in types if isinstance(t, ir.Scalar) and not t.format}
    kept: list[ir.Type] = []
    lists: dict[ir.ScalarKind, int] = {}
    integers = ir.ScalarKind.INTEGER
    for one in types:
        if isinstance(one, ir.Scalar) and one.kind is integers:
            if ir.ScalarKind.NUMBER in kinds:
                continue
        elif _is_listed(one, types):
            continue  # listed values are open: any value of their type is accepted
        if isinstance(one, ir.Literals) and one.of is not None:
            if one.of in lists:
                kept[lists[one.of]] = _merge_unions(kept[lists[one.of]], one)
                continue
            lists[one.of] = len(kept)
            if one.of in kinds:
                one = replace(one, closed=False, inline=None)
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
    known = tuple(names.get(value, "") for value in values)
    closed = some.closed and other.closed and len(values) == 1
    return ir.Literals(values, some.of, closed, known if all(known) else ())


Properties: TypeAlias = dict[str, Node]

_MOST = 16  # the limit of alternatives of a schema
_DEEPEST = 6  # the limit of nesting
# A schema with one of these keywords allows more, or less, than its properties.
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
    """A sample object for each alternative of a schema, with all of its properties.

    Only a schema that adds properties to ``oneOf`` or ``anyOf``, by ``allOf`` or
    directly, has samples. There are none if a property's value cannot be derived from
    simple keywords.
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


def _alternatives(ctx: Context, node: Node, depth: int) -> list[Properties] | None:
    """The properties of an object in each alternative; None if other values are allowed
    too.
    """
    target = resolve_chain(ctx, node) if depth else None
    if target is None or not is_object(target.value):
        return None
    value = target.value
    if value.get("type", "object") != "object" or any(k in value for k in _BEYOND):
        return None
    alternatives: list[Properties] = [dict(members_at(ctx, target, "properties"))]
    for word in ("allOf", *UNIONS):
        parts = target.get(word)
        if parts is None:
            continue
        per_part: list[list[Properties]] = []
        for part in parts.items() if is_array(parts.value) else ():
            inner = _alternatives(ctx, part, depth - 1)
            if inner is None:
                return None
            per_part.append(inner)
        choices = [one for inner in per_part for one in inner]
        for more in per_part if word == "allOf" else [choices]:
            alternatives = [
                _combined(one, other) for one in alternatives for other in more
            ]
            if len(alternatives) > _MOST:
                return None
    return alternatives


def _combined(some: Properties, others: Properties) -> Properties:
    """The properties of two parts. Of two schemas of a property, the one with listed
    values wins.
    """
    kept = {k: v for k, v in some.items() if k not in others or _is_definite(v)}
    return {**others, **kept}


def _is_definite(node: Node) -> bool:
    return is_object(node.value) and ("const" in node.value or "enum" in node.value)


def _value(ctx: Context, node: Node) -> Any:
    """A sample value of a schema with simple keywords, otherwise None."""
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
