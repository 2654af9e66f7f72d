"""Schemas as types."""

from __future__ import annotations

from msgspec.structs import replace

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    Context,
    Dialect,
    Inheritance,
    MergedSchema,
    Pending,
    SchemaPlace,
    SubSchema,
    is_reference_object,
    resolve_chain,
    target_of,
    warn_wrong_type,
)
from specloom.openapi.composition import (
    NULL,
    PropertyType,
    allows_null,
    component_id,
    intersection_of_all,
    lone_reference,
    merged_schema,
    nullable,
    only_null,
    parts_of,
    says_null,
    without_null,
)
from specloom.openapi.discriminators import Variant, tag_property
from specloom.openapi.scalars import (
    FORMATS_ALONE,
    UNCHECKED,
    access_of,
    check_formats,
    default_of,
    doc_of,
    format_of,
    json_types,
    limits_of,
    literals,
    plain_scalar_of,
    says_type,
    scalar,
    schema_examples,
)
from specloom.openapi.unions import (
    groups_of,
    most_specific_reference,
    sample_of_alternatives,
    union_of,
    union_type,
    with_single_variants_merged,
)
from specloom.openapi.xml import member_xml

UNKNOWN = ir.Unknown()
EVERY_NAME = ("", "^", ".*", "^.*", "^.*$", ".+", "^.+", "^.+$")  # patterns


def read_type(ctx: Context, node: Node, place: SchemaPlace) -> ir.Type:
    """The type of a schema. Objects with properties become declarations."""
    value = node.value
    if not is_object(value):
        if not isinstance(value, bool):
            warn_wrong_type(ctx, node, "a schema")
        return ir.Never() if value is False else UNKNOWN
    if place.is_deep:
        inner: ir.Type = ctx.declare(Pending(id=node.id, hint=place.hint, node=node))
    elif (plain := plain_scalar_of(value)) is not None:
        return plain
    else:
        if _in_paths(node):
            ctx.hints.setdefault(id(value), place.hint)
        lone = lone_reference(ctx, node)
        if lone is not None:
            inner = _reference(ctx, lone, place)
        else:
            inner = shape_type(ctx, merged_schema(ctx, node, place.hint), place)
    return nullable(inner) if allows_null(ctx, node) else inner


def _reference(ctx: Context, node: Node, place: SchemaPlace) -> ir.Type:
    """The type of a reference's target."""
    seen: set[str] = set()
    current = node
    while True:
        target = target_of(ctx, current)
        if target is None:
            return UNKNOWN  # the resolver has reported it
        if target.id in seen:
            ctx.warn("W303", node, "the reference leads back to itself")
            return UNKNOWN
        seen.add(target.id)
        if not is_object(target.value):
            return read_type(ctx, target, place)
        component = component_id(ctx, target)
        if component.component or not is_reference_object(target):
            break
        current = target
    if only_null(target):
        return NULL
    if component.id in ctx.inheritance:
        inner: ir.Type = ir.Ref(ctx.inheritance[component.id].id)
        inheritance = ctx.inheritance[component.id]
        ctx.declare(
            Pending(
                id=inheritance.id, hint=f"any {component.hint}", node=inheritance.node
            )
        )
    elif component.component or not _is_plain(target):
        wanted = Pending(
            id=component.id,
            hint=component.hint,
            node=target,
            component=component.component,
        )
        inner = ctx.postpone(wanted) if _in_paths(target) else ctx.declare(wanted)
    else:
        return read_type(ctx, target, place.inner())
    return nullable(inner) if allows_null(ctx, target) else inner


def _in_paths(node: Node) -> bool:
    """Whether a schema is written in an operation, not in the components."""
    return node.pointer[:1] == ("paths",)


def _is_plain(node: Node) -> bool:
    """Whether a schema needs no declaration: it is a scalar or has no type."""
    kind = node.value.get("type")
    return kind in ("string", "integer", "number", "boolean") or not says_type(node)


def shape_type(ctx: Context, shape: MergedSchema, place: SchemaPlace) -> ir.Type:
    """The type that all parts of a merged schema allow, without null."""
    warn_unchecked(ctx, shape)
    shape = with_single_variants_merged(ctx, shape, (read_type, shape_type))
    types = json_types(ctx, shape)
    listed = literals(ctx, shape, types)
    if listed is not None:
        return _inline_enum(ctx, listed, shape.id, shape.node, place)
    groups = groups_of(ctx, shape)
    if groups:
        union = union_of(ctx, shape, groups, place, (read_type, shape_type))
        return _inline_enum(ctx, union, shape.id, shape.node, place)
    kinds = types or _implied(shape)
    if len(kinds) < 2:
        return _kind_type(ctx, shape, "".join(kinds), place)
    apart = MergedSchema(f"{shape.id}/type/object", shape.node, shape.parts)
    variants = tuple(
        _kind_type(ctx, apart if kind == "object" else shape, kind, place)
        for kind in kinds
        if not (kind == "integer" and "number" in kinds)
    )
    return ir.Union(variants) if len(variants) > 1 else next(iter(variants))


MOST_WRITTEN = 10
"""An inline enum with more values has a name, so that its values are not repeated wherever
it occurs.
"""


def _inline_enum(
    ctx: Context, type: ir.Type, id: str, node: Node, place: SchemaPlace
) -> ir.Type:
    """An enum with the alias that it becomes if it has many values or the document names
    it. A constant needs no name. Other types are returned unchanged.
    """
    if not isinstance(type, ir.Literals):
        return type
    bare = replace(type, inline=None)
    if type.closed or not place.hint:
        return bare
    name = accessors.schema_name(node, component=False)
    if len(type.values) <= MOST_WRITTEN and not name:
        return bare
    ctx.inline_enums[id] = None
    alias = _alias(ctx, Pending(id=id, hint=place.hint, node=node), bare)
    # Null is part of the types that use it.
    return replace(bare, inline=replace(alias, nullable=False))


def _implied(shape: MergedSchema) -> tuple[str, ...]:
    """The JSON type that keywords other than ``type`` imply."""
    for part in shape.parts:
        value = part.node.value
        if _has_properties(part):
            return ("object",)
        if "items" in value or "prefixItems" in value:
            return ("array",)
        if "contentEncoding" in value or "contentMediaType" in value:
            return ("string",)
    word = FORMATS_ALONE.get(format_of(shape), "")
    return (word,) if word else ()


def _has_properties(part: SubSchema) -> bool:
    value = part.node.value
    keys = ("properties", "patternProperties", "additionalProperties")
    return any(key in value for key in keys) or is_array(value.get("required"))


def _kind_type(
    ctx: Context, shape: MergedSchema, kind: str, place: SchemaPlace
) -> ir.Type:
    match kind:
        case "":
            return UNKNOWN
        case "object":
            if has_fields(shape):
                return ctx.declare(
                    Pending(id=shape.id, hint=place.hint, node=shape.node, shape=shape)
                )
            return ir.Map(additional_type(ctx, shape, place) or UNKNOWN)
        case "array":
            return _array(ctx, shape, place)
        case _:
            if kind == "string":
                check_formats(ctx, shape)
            return scalar(shape, kind)


def has_fields(shape: MergedSchema) -> bool:
    """Whether an object has named properties, or forbids all others."""
    closed = has_named = False
    for part in shape.parts:
        value = part.node.value
        properties, required = value.get("properties"), value.get("required")
        has_named |= is_object(properties) and bool(properties)
        has_named |= is_array(required) and bool(required)
        closed |= value.get("additionalProperties") is False
        if value.get("patternProperties"):
            closed = False
    return has_named or closed


def merged_type(
    ctx: Context, nodes: list[Node], id: str, place: SchemaPlace
) -> ir.Type:
    """The type of a value that several parts of an ``allOf`` describe.

    A reference that includes everything the other parts say is kept. Scalars become the
    intersection of their types. Objects, arrays, maps and unions are merged; ``id`` is
    the id of the result if it needs a declaration.
    """
    typed = [node for node in nodes if says_type(node)] or nodes[-1:]
    if any(node.value is False for node in typed):
        return ir.Never()
    if len(typed) == 1:
        return read_type(ctx, typed[0], place)
    widest = most_specific_reference(ctx, typed, shape_type)
    is_nullable = all(allows_null(ctx, node) for node in typed)
    if widest is not None:
        found = without_null(read_type(ctx, widest, place))
    elif any(_is_compound(ctx, node) for node in typed):
        parts: dict[str, SubSchema] = {}
        for node in typed:
            for part in parts_of(ctx, node, place.hint):
                parts.setdefault(part.node.id, part)
        ctx.count_merge(id, typed[-1])
        shape = MergedSchema(id, typed[-1], tuple(parts.values()))
        found = _merged_around(ctx, shape) or shape_type(ctx, shape, place)
        ctx.merged.setdefault(tuple(parts), {})[id] = found
    else:
        types: list[PropertyType] = []
        for node in typed:
            bare = without_null(read_type(ctx, node, place))
            types.append(PropertyType(bare, _inlined(ctx, bare, node), node))
        common = intersection_of_all(ctx, types)
        found = _inline_enum(ctx, common, id, typed[-1], place)
    return nullable(found) if is_nullable else found


def _merged_around(ctx: Context, shape: MergedSchema) -> ir.Type | None:
    """The type of the same parts if an enclosing schema merges them already.

    Parts that refer to themselves would be merged without end: the id of each property
    is below that of its object.
    """
    merged = ctx.merged.get(tuple(part.node.id for part in shape.parts), {})
    around = (found for id, found in merged.items() if shape.id.startswith(f"{id}/"))
    return next(around, None)


def _is_compound(ctx: Context, node: Node) -> bool:
    """Whether a schema is an object, an array or a union."""
    shape = merged_schema(ctx, node, "")
    kinds = json_types(ctx, shape) or _implied(shape)
    return bool({"object", "array"} & {*kinds} or groups_of(ctx, shape))


def _inlined(ctx: Context, type: ir.Type, node: Node) -> ir.Type:
    """A type; the target's type if it is a reference to a scalar."""
    lone = lone_reference(ctx, node)
    target = (
        None
        if lone is None or not isinstance(type, ir.Ref)
        else resolve_chain(ctx, lone)
    )
    if target is None or not target.is_object:
        return type
    shape = merged_schema(ctx, target, "")
    return shape_type(ctx, shape, SchemaPlace("")) if json_types(ctx, shape) else type


def additional_type(
    ctx: Context, shape: MergedSchema, place: SchemaPlace
) -> ir.Type | None:
    """The type of properties without a name; None if the schema says nothing, or
    forbids them.

    Types cannot express patterns of names: a property may have the type of any pattern,
    or any type if the schema allows properties that match no pattern.
    """
    found: list[ir.Type] = []
    every: list[Node] = []
    inner = SchemaPlace("", place.depth + 1)
    for part in shape.parts:
        schemas = map(part.get, ("additionalProperties", "unevaluatedProperties"))
        given = [
            node for node in schemas if node is not None and node.value is not False
        ]
        every += given[:1]
        if given:
            inner = replace(inner, hint=f"{part.hint} value")
    if every:
        found.append(merged_type(ctx, every, f"{shape.id}/additionalProperties", inner))
    for part in reversed(shape.parts):
        patterns = part.get("patternProperties")
        for _, schema in patterns.members() if patterns is not None else ():
            inner = SchemaPlace(f"{part.hint} value", place.depth + 1)
            found.append(read_type(ctx, schema, inner))
    distinct = tuple(dict.fromkeys(found))
    if not distinct:
        return None
    if UNKNOWN in distinct:
        return UNKNOWN
    return _either((*distinct, UNKNOWN) if _allows_unmatched(shape) else distinct)


def _allows_unmatched(shape: MergedSchema) -> bool:
    """Whether a property that matches no pattern may have any value: the schema does
    not restrict it (JSON Schema, 10.3.2.3).
    """
    restricted = any(
        key in part.node.value
        for part in shape.parts
        for key in ("additionalProperties", "unevaluatedProperties")
    )
    patterns = [part.get("patternProperties") for part in shape.parts]
    names = {name for node in patterns if node for name, _ in node.members()}
    return not restricted and bool(names) and names.isdisjoint(EVERY_NAME)


def _either(types: tuple[ir.Type, ...]) -> ir.Type:
    bare = tuple(t.inner if isinstance(t, ir.Nullable) else t for t in types)
    bare = tuple(dict.fromkeys(bare))
    inner = ir.Union(bare) if len(bare) > 1 else next(iter(bare))
    is_nullable = any(isinstance(t, ir.Nullable) for t in types)
    return ir.Nullable(inner) if is_nullable else inner


def _array(ctx: Context, shape: MergedSchema, place: SchemaPlace) -> ir.Type:
    """The type of an array, from all parts that describe its items."""
    descriptions: list[tuple[list[Node], Node | None]] = []
    for part in shape.parts:
        items, first = part.get("items"), part.get("prefixItems")
        if first is None and items is not None and items.is_array:
            first, items = items, part.get("additionalItems")
        firsts = list(first.items()) if first is not None and first.is_array else []
        if firsts or (items is not None and items.value not in ({}, True)):
            descriptions.append((firsts, items))
    inner = place.inner("item")
    rests = [rest for _, rest in descriptions if rest is not None]
    after = merged_type(ctx, rests, f"{shape.id}/items", inner) if rests else UNKNOWN
    count = max((len(firsts) for firsts, _ in descriptions), default=0)
    if not count:
        return ir.Array(after)
    types: list[ir.Type] = []
    for index in range(count):
        schemas = [
            firsts[index] if index < len(firsts) else rest
            for firsts, rest in descriptions
        ]
        nodes = [node for node in schemas if node is not None]
        id = f"{shape.id}/prefixItems/{index}"
        types.append(merged_type(ctx, nodes, id, inner.inner(str(index + 1))))
    return ir.Tuple(tuple(types), None if isinstance(after, ir.Never) else after)


def warn_unchecked(ctx: Context, shape: MergedSchema) -> None:
    """Warn of keywords that restrict values in ways that types cannot express."""
    own = shape.node.value
    if is_object(own) and not UNCHECKED.isdisjoint(own):
        words = ", ".join(repr(word) for word in own if word in UNCHECKED)
        what = f"{words}: no Python type expresses this; the client does not check it"
        ctx.warn("W304", shape.node, what)


# The fields of a server-sent event (WHATWG HTML §9.2).
EVENT_FIELDS = frozenset({"data", "event", "id", "retry", "comment"})
PropertySchemas = list[
    tuple[Node, str]
]  # the schemas of a property, each with the name of its owner


def model_of(ctx: Context, wanted: Pending, shape: MergedSchema) -> ir.Model:
    """The model of an object schema."""
    warn_unchecked(ctx, shape)
    additional = additional_type(ctx, shape, SchemaPlace(wanted.hint))
    property_schemas = _event_data(ctx, _property_schemas(ctx, shape))
    required = _required(shape)
    fields: list[ir.Field] = []
    for wire, where in property_schemas.items():
        if where[-1][0].value is not False:
            fields.append(_field(ctx, wanted.id, wire, where, wire in required))
    for wire, node in required.items():
        if wire not in property_schemas:
            fields.append(_undescribed_required(ctx, wanted.id, wire, node, additional))
    inner = _documented_nodes(shape)
    return ir.Model(
        id=wanted.id,
        hint=wanted.hint,
        fields=tuple(fields),
        span=wanted.node.later_span,
        additional=additional,
        doc=doc_of(ctx, *inner),
        examples=schema_examples(*inner),
        component=wanted.component,
        xml=member_xml(ctx, wanted.node),
        name=accessors.schema_name(wanted.node, component=wanted.component),
    )


def _documented_nodes(shape: MergedSchema) -> tuple[Node, ...]:
    """The schemas that describe the model itself: its own, and those inside it."""
    own = shape.node.id
    inside = [part.node for part in reversed(shape.parts) if part.node.id != own]
    return (shape.node, *(node for node in inside if node.id.startswith(f"{own}/")))


def _property_schemas(ctx: Context, shape: MergedSchema) -> dict[str, PropertySchemas]:
    """The schemas of properties by JSON name, in the order of the parts."""
    found: dict[str, PropertySchemas] = {}
    for part in shape.parts:
        properties = part.get("properties")
        if properties is not None and not properties.is_object:
            if properties.value is not None:
                warn_wrong_type(ctx, properties, "an object")
            continue
        for wire, node in properties.members() if properties is not None else ():
            if not isinstance(node.value, (dict, bool)):
                warn_wrong_type(ctx, node, "a schema")
            else:
                found.setdefault(wire, []).append((node, part.hint))
    return found


def _event_data(
    ctx: Context, property_schemas: dict[str, PropertySchemas]
) -> dict[str, PropertySchemas]:
    """The properties, with the schema of the parsed ``data`` of an event.

    OpenAPI 3.2 §4.14.4 describes a server-sent event as an object of its fields.
    ``data`` is a string; ``contentSchema`` describes its content.
    """
    if ctx.dialect is not Dialect.OPENAPI_3_2 or not EVENT_FIELDS.issuperset(
        property_schemas
    ):
        return property_schemas
    for node, hint in property_schemas.get("data", ()):
        inner = node.get("contentSchema") if node.is_object else None
        if inner is not None and is_json(node.text("contentMediaType")):
            return {**property_schemas, "data": [(inner, hint)]}
    return property_schemas


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or based on it. An empty one counts as JSON."""
    name = media_type.partition(";")[0].strip().lower()
    return not name or name.endswith(("/json", "+json"))


def _required(shape: MergedSchema) -> dict[str, Node]:
    """The names of ``required`` lists, each with the schema that lists it."""
    found: dict[str, Node] = {}
    for part in shape.parts:
        names = part.node.value.get("required")
        for name in names if is_array(names) else ():
            if isinstance(name, str):
                found.setdefault(name, part.node)
    return found


def _undescribed_required(
    ctx: Context, owner: str, wire: str, node: Node, additional: ir.Type | None
) -> ir.Field:
    """A required property without a schema: it has the type of additional properties."""
    if additional is None:
        ctx.warn(
            "W313",
            node,
            f"property {wire!r} is required but not declared; any value is accepted",
        )
    return ir.Field(
        id=f"{owner}/properties/{wire}",
        wire=wire,
        type=additional or UNKNOWN,
        required=True,
        span=node.later_span,
    )


def _field(
    ctx: Context, owner: str, wire: str, where: PropertySchemas, required: bool
) -> ir.Field:
    nodes = tuple(node for node, _ in reversed(where) if node.is_object)
    id = f"{owner}/properties/{wire}"
    described = (*nodes, *target_schema(ctx, nodes))
    return ir.Field(
        id=id,
        wire=wire,
        type=_property_type(ctx, id, wire, where),
        required=required,
        span=where[-1][0].later_span,
        doc=doc_of(ctx, *nodes, *_inline_parts(ctx, nodes)),
        access=access_of(*described),
        default=default_of(*described),
        examples=schema_examples(*nodes),
        limits=limits_of(*nodes),
        xml=member_xml(ctx, *nodes) if nodes else None,
        name=accessors.property_name(nodes),
    )


def target_schema(ctx: Context, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The targets of references. Their default and ``readOnly`` or ``writeOnly`` apply
    to the reference too.
    """
    found: list[Node] = []
    for node in nodes:
        lone = lone_reference(ctx, node)
        target = None if lone is None else resolve_chain(ctx, lone)
        if target is not None and target.is_object:
            found.append(target)
    return tuple(found)


def _inline_parts(ctx: Context, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The inline parts of ``allOf``, which only describe."""
    found: list[Node] = []
    for node in nodes:
        group = node.get("allOf")
        for item in group.items() if group is not None else ():
            if item.is_object and not is_reference_object(item):
                found.append(item)
    return tuple(found)


def _property_type(ctx: Context, id: str, wire: str, where: PropertySchemas) -> ir.Type:
    """The type of a property that one or several parts describe."""
    typed = [(node, hint) for node, hint in where if says_type(node)] or where[-1:]
    if len(typed) == 1:
        node, hint = typed[0]
        found = read_type(ctx, node, SchemaPlace(f"{hint} {wire}".strip()))
        untyped = [n for n, _ in where if n.is_object and n is not node]
        return nullable(found) if any(says_null(n) for n in untyped) else found
    place = SchemaPlace(f"{typed[-1][1]} {wire}")
    return merged_type(ctx, [node for node, _ in typed], id, place)


def read_pending(ctx: Context) -> None:
    """Read the pending declarations, and those that they refer to, children after
    parents.
    """
    ctx.pending.reverse()
    while ctx.pending:
        pending = ctx.pending.pop()
        start = len(ctx.pending)
        ctx.declared[pending.id] = declaration_of(ctx, pending)
        ctx.pending[start:] = reversed(ctx.pending[start:])


def read_postponed(ctx: Context) -> None:
    """Read the targets of references that nothing else declares."""
    while ctx.postponed:
        wanted = ctx.postponed.pop(next(iter(ctx.postponed)))
        hint = ctx.hints.get(id(wanted.node.value), wanted.hint)
        ctx.declare(replace(wanted, hint=hint))
        read_pending(ctx)


def declaration_of(ctx: Context, wanted: Pending) -> ir.Declaration:
    """The model or alias that a schema declares."""
    inheritance = ctx.inheritance.get(wanted.id.removesuffix("/discriminator"))
    if inheritance is not None and wanted.id == inheritance.id:
        return _alias(ctx, wanted, _inheritance_type(ctx, inheritance))
    if wanted.shape is not None:
        return model_of(ctx, wanted, wanted.shape)
    if not is_object(wanted.node.value) or _is_only_reference(ctx, wanted):
        return _alias(
            ctx, wanted, read_type(ctx, wanted.node, SchemaPlace(wanted.hint))
        )
    shape = merged_schema(ctx, wanted.node, wanted.hint, wanted.id)
    shape = with_single_variants_merged(ctx, shape, (read_type, shape_type))
    if _is_model(ctx, shape):
        return model_of(ctx, wanted, shape)
    return _alias(ctx, wanted, shape_type(ctx, shape, SchemaPlace(wanted.hint)))


def _is_only_reference(ctx: Context, wanted: Pending) -> bool:
    """Whether a schema is only a reference.

    A reference to the base of an inheritance is a subtype of it, even if it adds
    nothing.
    """
    lone = lone_reference(ctx, wanted.node)
    if lone is None or lone.id == wanted.node.id:
        return lone is not None
    target = resolve_chain(ctx, lone)
    return target is None or component_id(ctx, target).id not in ctx.inheritance


def _is_model(ctx: Context, shape: MergedSchema) -> bool:
    types = json_types(ctx, shape)
    if types and types != ("object",):
        return False
    if not has_fields(shape) or groups_of(ctx, shape):
        return False
    return literals(ctx, shape, types) is None


def _alias(ctx: Context, wanted: Pending, type: ir.Type) -> ir.Alias:
    nodes = (wanted.node,) if wanted.node.is_object else ()
    return ir.Alias(
        id=wanted.id,
        hint=wanted.hint,
        type=without_null(type),
        span=wanted.node.later_span,
        doc=doc_of(ctx, *nodes),
        examples=schema_examples(*nodes),
        limits=limits_of(*nodes),
        component=wanted.component,
        name=accessors.schema_name(wanted.node, component=wanted.component),
        nullable=isinstance(type, ir.Nullable) or allows_null(ctx, wanted.node),
        alternatives=(
            sample_of_alternatives(ctx, wanted.node) if wanted.component else ()
        ),
    )


def _inheritance_type(ctx: Context, inheritance: Inheritance) -> ir.Type:
    """The union of a base schema and its subtypes."""
    variants: list[Variant] = []
    wire = tag_property(inheritance.discriminator)
    for node in (*inheritance.subtypes, inheritance.node):
        component = component_id(ctx, node)
        pending = Pending(
            id=component.id,
            hint=component.hint,
            node=node,
            component=component.component,
        )
        own = None if node is inheritance.node else ctx.inheritance.get(component.id)
        if own is not None and tag_property(own.discriminator) != wire:
            # A subtype whose own subtypes have a different discriminator.
            pending = Pending(id=own.id, hint=f"any {component.hint}", node=own.node)
        variants.append(Variant(node, ctx.declare(pending), inheritance.node.id))
    return union_type(ctx, variants, inheritance.discriminator)


def without_cycles(ctx: Context) -> tuple[ir.Declaration, ...]:
    """All declarations. An alias that refers only to itself becomes an unknown type."""
    for id, one in ctx.declared.items():
        if isinstance(one, ir.Alias) and id in _reachable(ctx, one.type):
            if all(f.code != "W303" or f.element != id for f in ctx.report.found):
                what = f"the schema {one.hint!r} refers only to itself"
                ctx.report.warning("W303", one.span, what, element=id)
            kept = _without_cycle(ctx, one.type, id)
            ctx.declared[id] = replace(one, type=without_null(kept))
    return tuple(ctx.declared.values())


def _transparent(type: ir.Type) -> tuple[str, ...]:
    """The ids that a type is made of, without an array, map or model around them."""
    match type:
        case ir.Ref(id):
            return (id,)
        case ir.Nullable(inner):
            return _transparent(inner)
        case ir.Union(variants):
            return tuple(id for one in variants for id in _transparent(one))
        case _:
            return ()


def _reachable(ctx: Context, type: ir.Type) -> set[str]:
    work, seen = list(_transparent(type)), set[str]()
    while work:
        id = work.pop()
        one = ctx.declared.get(id)
        if id not in seen:
            seen.add(id)
            work.extend(_transparent(one.type) if isinstance(one, ir.Alias) else ())
    return seen


def _without_cycle(ctx: Context, type: ir.Type, id: str) -> ir.Type:
    """The type without references back to an alias."""
    match type:
        case ir.Ref():
            return ir.Unknown() if id in {type.id} | _reachable(ctx, type) else type
        case ir.Nullable(inner):
            return ir.Nullable(_without_cycle(ctx, inner, id))
        case ir.Union(variants):
            kept = tuple(v for v in variants if id not in _reachable(ctx, v))
            return ir.Union(kept) if len(kept) > 1 else (*kept, ir.Unknown())[0]
        case _:
            return type
