"""Schemas as types."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
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
    """The type of a schema; objects with members are claimed as declarations."""
    value = node.value
    if not is_object(value):
        if not isinstance(value, bool):
            warn_wrong_type(ctx, node, "a schema")
        return ir.Never() if value is False else UNKNOWN
    if place.is_deep:
        inner: ir.Type = ctx.claim(Pending(id=node.id, hint=place.hint, node=node))
    else:
        lone = lone_reference(ctx, node)
        if lone is not None:
            inner = _reference(ctx, lone, place)
        else:
            inner = shape_type(ctx, merged_schema(ctx, node, place.hint), place)
    return nullable(inner) if allows_null(ctx, node) else inner


def _reference(ctx: Context, node: Node, place: SchemaPlace) -> ir.Type:
    """The type of what a reference leads to."""
    seen: set[str] = set()
    here = node
    while True:
        target = target_of(ctx, here)
        if target is None:
            return UNKNOWN  # the resolver has told
        if target.id in seen:
            ctx.warn("W303", node, "the reference leads back to itself")
            return UNKNOWN
        seen.add(target.id)
        if not is_object(target.value):
            return read_type(ctx, target, place)
        home = component_id(ctx, target)
        if home.component or not is_reference_object(target):
            break
        here = target
    if only_null(target):
        return NULL
    if home.id in ctx.inheritance:
        inner: ir.Type = ir.Ref(ctx.inheritance[home.id].id)
        inheritance = ctx.inheritance[home.id]
        ctx.claim(
            Pending(id=inheritance.id, hint=f"any {home.hint}", node=inheritance.node)
        )
    elif home.component or not _is_plain(target):
        inner = ctx.claim(
            Pending(id=home.id, hint=home.hint, node=target, component=home.component)
        )
    else:
        return read_type(ctx, target, place.inner())
    return nullable(inner) if allows_null(ctx, target) else inner


def _is_plain(node: Node) -> bool:
    """Whether a schema is too small for a declaration of its own: a scalar or nothing."""
    kind = node.value.get("type")
    return kind in ("string", "integer", "number", "boolean") or not says_type(node)


def shape_type(ctx: Context, shape: MergedSchema, place: SchemaPlace) -> ir.Type:
    """The type that all parts of a shape let through, null apart."""
    warn_unchecked(ctx, shape)
    shape = with_single_variants_merged(ctx, shape, (read_type, shape_type))
    types = json_types(ctx, shape)
    listed = literals(ctx, shape, types)
    if listed is not None:
        return listed
    groups = groups_of(ctx, shape)
    if groups:
        return union_of(ctx, shape, groups, place, (read_type, shape_type))
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


def _implied(shape: MergedSchema) -> tuple[str, ...]:
    """The JSON type that the other keywords cannot but mean."""
    for part in shape.parts:
        value = part.node.value
        if _has_members(part):
            return ("object",)
        if "items" in value or "prefixItems" in value:
            return ("array",)
        if "contentEncoding" in value or "contentMediaType" in value:
            return ("string",)
    word = FORMATS_ALONE.get(format_of(shape), "")
    return (word,) if word else ()


def _has_members(part: SubSchema) -> bool:
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
                return ctx.claim(
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
    """Whether an object's members have names; one that forbids all others counts too."""
    closed = named_members = False
    for part in shape.parts:
        value = part.node.value
        members, required = value.get("properties"), value.get("required")
        named_members |= is_object(members) and bool(members)
        named_members |= is_array(required) and bool(required)
        closed |= value.get("additionalProperties") is False
        if value.get("patternProperties"):
            closed = False
    return named_members or closed


def merged_type(
    ctx: Context, nodes: list[Node], id: str, place: SchemaPlace
) -> ir.Type:
    """The type of a value that several parts of an ``allOf`` describe: all of them hold.

    A reference that says all that the others say is kept, and single values come down to the
    narrowest of the types. Objects, arrays, maps and unions are merged; ``id`` is what the
    result is declared by if it needs a declaration.
    """
    typed = [node for node in nodes if says_type(node)] or nodes[-1:]
    if any(node.value is False for node in typed):
        return ir.Never()
    if len(typed) == 1:
        return read_type(ctx, typed[0], place)
    alone = most_specific_reference(ctx, typed, shape_type)
    maybe = all(allows_null(ctx, node) for node in typed)
    if alone is not None:
        found = without_null(read_type(ctx, alone, place))
    elif any(_is_compound(ctx, node) for node in typed):
        parts: dict[str, SubSchema] = {}
        for node in typed:
            for part in parts_of(ctx, node, place.hint):
                parts.setdefault(part.node.id, part)
        shape = MergedSchema(id, typed[-1], tuple(parts.values()))
        found = _merged_around(ctx, shape) or shape_type(ctx, shape, place)
        ctx.merged.setdefault(tuple(parts), {})[id] = found
    else:
        told: list[PropertyType] = []
        for node in typed:
            bare = without_null(read_type(ctx, node, place))
            told.append(PropertyType(bare, _inlined(ctx, bare, node), node))
        found = intersection_of_all(ctx, told)
    return nullable(found) if maybe else found


def _merged_around(ctx: Context, shape: MergedSchema) -> ir.Type | None:
    """The type of the same parts that was merged around this place.

    Parts that lead back to themselves would be merged without end: each member gets an
    id below that of the object that has it.
    """
    merged = ctx.merged.get(tuple(part.node.id for part in shape.parts), {})
    around = (found for id, found in merged.items() if shape.id.startswith(f"{id}/"))
    return next(around, None)


def _is_compound(ctx: Context, node: Node) -> bool:
    """Whether the values of a schema are objects or arrays, or it is a union."""
    shape = merged_schema(ctx, node, "")
    kinds = json_types(ctx, shape) or _implied(shape)
    return bool({"object", "array"} & {*kinds} or groups_of(ctx, shape))


def _inlined(ctx: Context, type: ir.Type, node: Node) -> ir.Type:
    """A type, in place of its name where it is a single value."""
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
    """The type of members without a name; None when nothing is said, or they are forbidden.

    Patterns of names are beyond types: each pattern's type is one that a member may have,
    beside anything at all where members that match none are left open.
    """
    found: list[ir.Type] = []
    every: list[Node] = []
    inner = SchemaPlace("", place.depth + 1)
    for part in shape.parts:
        schemas = map(part.get, ("additionalProperties", "unevaluatedProperties"))
        said = [
            node for node in schemas if node is not None and node.value is not False
        ]
        every += said[:1]
        if said:
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
    """Whether a member that no pattern matches may be anything, as it may where nothing
    is said of it (JSON Schema, 10.3.2.3).
    """
    said = any(
        key in part.node.value
        for part in shape.parts
        for key in ("additionalProperties", "unevaluatedProperties")
    )
    patterns = [part.get("patternProperties") for part in shape.parts]
    names = {name for node in patterns if node for name, _ in node.members()}
    return not said and bool(names) and names.isdisjoint(EVERY_NAME)


def _either(types: tuple[ir.Type, ...]) -> ir.Type:
    bare = tuple(t.inner if isinstance(t, ir.Nullable) else t for t in types)
    bare = tuple(dict.fromkeys(bare))
    inner = ir.Union(bare) if len(bare) > 1 else next(iter(bare))
    maybe = any(isinstance(t, ir.Nullable) for t in types)
    return ir.Nullable(inner) if maybe else inner


def _array(ctx: Context, shape: MergedSchema, place: SchemaPlace) -> ir.Type:
    """An array's type, by all parts that tell of its items."""
    told: list[tuple[list[Node], Node | None]] = []
    for part in shape.parts:
        items, first = part.get("items"), part.get("prefixItems")
        if first is None and items is not None and items.is_array:
            first, items = items, part.get("additionalItems")
        firsts = list(first.items()) if first is not None and first.is_array else []
        if firsts or (items is not None and items.value not in ({}, True)):
            told.append((firsts, items))
    inner = place.inner("item")
    rests = [rest for _, rest in told if rest is not None]
    after = merged_type(ctx, rests, f"{shape.id}/items", inner) if rests else UNKNOWN
    count = max((len(firsts) for firsts, _ in told), default=0)
    if not count:
        return ir.Array(after)
    types: list[ir.Type] = []
    for index in range(count):
        here = [firsts[index] if index < len(firsts) else rest for firsts, rest in told]
        nodes = [node for node in here if node is not None]
        id = f"{shape.id}/prefixItems/{index}"
        types.append(merged_type(ctx, nodes, id, inner.inner(str(index + 1))))
    return ir.Tuple(tuple(types), None if isinstance(after, ir.Never) else after)


def warn_unchecked(ctx: Context, shape: MergedSchema) -> None:
    """Warns of the keywords that bind values beyond what types can say."""
    own = shape.node.value
    if is_object(own) and not UNCHECKED.isdisjoint(own):
        words = ", ".join(word for word in own if word in UNCHECKED)
        ctx.warn(
            "W304",
            shape.node,
            f"{words} cannot be expressed as a Python type; not checked",
        )


# The fields of a server-sent event (WHATWG HTML §9.2).
EVENT_FIELDS = frozenset({"data", "event", "id", "retry", "comment"})
PropertySchemas = list[
    tuple[Node, str]
]  # a member's schemas, with what its owner is called


def model_of(ctx: Context, wanted: Pending, shape: MergedSchema) -> ir.Model:
    """The model that an object schema declares."""
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
        span=wanted.node.span,
        additional=additional,
        doc=doc_of(ctx, *inner),
        examples=schema_examples(*inner),
        component=wanted.component,
        xml=member_xml(ctx, wanted.node),
    )


def _documented_nodes(shape: MergedSchema) -> tuple[Node, ...]:
    """The schemas whose words are about this very model: itself, and what stands in it."""
    own = shape.node.id
    inside = [part.node for part in reversed(shape.parts) if part.node.id != own]
    return (shape.node, *(node for node in inside if node.id.startswith(f"{own}/")))


def _property_schemas(ctx: Context, shape: MergedSchema) -> dict[str, PropertySchemas]:
    """The members' schemas by name on the wire, in the order of the parts."""
    found: dict[str, PropertySchemas] = {}
    for part in shape.parts:
        members = part.get("properties")
        if members is not None and not members.is_object:
            if members.value is not None:
                warn_wrong_type(ctx, members, "an object")
            continue
        for wire, node in members.members() if members is not None else ():
            if not isinstance(node.value, (dict, bool)):
                warn_wrong_type(ctx, node, "a schema")
            else:
                found.setdefault(wire, []).append((node, part.hint))
    return found


def _event_data(
    ctx: Context, property_schemas: dict[str, PropertySchemas]
) -> dict[str, PropertySchemas]:
    """The members, an event's ``data`` seen as what its text holds.

    OpenAPI 3.2 §4.14.4 describes a server-sent event by an object of its fields, of which
    ``data`` is a text; ``contentSchema`` says what is written in it.
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
    """Whether it is JSON or built on it; text that says nothing is taken for it."""
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
    """A member that is required without being described: of the additional members' type."""
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
        span=node.span,
    )


def _field(
    ctx: Context, owner: str, wire: str, where: PropertySchemas, required: bool
) -> ir.Field:
    nodes = tuple(node for node, _ in reversed(where) if node.is_object)
    id = f"{owner}/properties/{wire}"
    seen = (*nodes, *target_schema(ctx, nodes))
    return ir.Field(
        id=id,
        wire=wire,
        type=_member_type(ctx, id, wire, where),
        required=required,
        span=where[-1][0].span,
        doc=doc_of(ctx, *nodes, *_inside(ctx, nodes)),
        access=access_of(*seen),
        default=default_of(*seen),
        examples=schema_examples(*nodes),
        limits=limits_of(*nodes),
        xml=member_xml(ctx, *nodes) if nodes else None,
    )


def target_schema(ctx: Context, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """What references lead to: its default and direction hold where it is referred to."""
    found: list[Node] = []
    for node in nodes:
        lone = lone_reference(ctx, node)
        target = None if lone is None else resolve_chain(ctx, lone)
        if target is not None and target.is_object:
            found.append(target)
    return tuple(found)


def _inside(ctx: Context, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The members of an ``allOf`` that stand there and carry words only."""
    found: list[Node] = []
    for node in nodes:
        group = node.get("allOf")
        for item in group.items() if group is not None else ():
            if item.is_object and not is_reference_object(item):
                found.append(item)
    return tuple(found)


def _member_type(ctx: Context, id: str, wire: str, where: PropertySchemas) -> ir.Type:
    """The type of a member that one or several parts describe."""
    typed = [(node, hint) for node, hint in where if says_type(node)] or where[-1:]
    if len(typed) == 1:
        node, hint = typed[0]
        found = read_type(ctx, node, SchemaPlace(f"{hint} {wire}".strip()))
        silent = [n for n, _ in where if n.is_object and n is not node]
        return nullable(found) if any(says_null(n) for n in silent) else found
    place = SchemaPlace(f"{typed[-1][1]} {wire}")
    return merged_type(ctx, [node for node, _ in typed], id, place)


def read_pending(ctx: Context) -> None:
    """Read what is claimed, and what that claims: in order, children after parents."""
    ctx.pending.reverse()
    while ctx.pending:
        wanted = ctx.pending.pop()
        start = len(ctx.pending)
        ctx.declared[wanted.id] = declaration_of(ctx, wanted)
        ctx.pending[start:] = reversed(ctx.pending[start:])


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
    """Whether a schema is one reference only.

    One that extends the base of a inheritance is a member of that inheritance, even if it adds
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
        span=wanted.node.span,
        doc=doc_of(ctx, *nodes),
        examples=schema_examples(*nodes),
        limits=limits_of(*nodes),
        component=wanted.component,
        nullable=isinstance(type, ir.Nullable) or allows_null(ctx, wanted.node),
        alternatives=(
            sample_of_alternatives(ctx, wanted.node) if wanted.component else ()
        ),
    )


def _inheritance_type(ctx: Context, inheritance: Inheritance) -> ir.Type:
    """The union of a base schema and those that extend it."""
    variants: list[Variant] = []
    wire = tag_property(inheritance.discriminator)
    for node in (*inheritance.heirs, inheritance.node):
        home = component_id(ctx, node)
        wanted = Pending(
            id=home.id, hint=home.hint, node=node, component=home.component
        )
        own = None if node is inheritance.node else ctx.inheritance.get(home.id)
        if own is not None and tag_property(own.discriminator) != wire:
            # An heir whose own heirs are told apart by another member.
            wanted = Pending(id=own.id, hint=f"any {home.hint}", node=own.node)
        variants.append(Variant(node, ctx.claim(wanted), inheritance.node.id))
    return union_type(ctx, variants, inheritance.discriminator)


def without_cycles(ctx: Context) -> tuple[ir.Declaration, ...]:
    """All declarations, aliases that stand for nothing but themselves opened."""
    for id, one in ctx.declared.items():
        if isinstance(one, ir.Alias) and id in _reached(ctx, one.type):
            ctx.report.warning(
                "W303",
                one.span,
                f"the schema {one.hint!r} refers to itself in a circle",
                element=id,
            )
            kept = _opened(ctx, one.type, id)
            ctx.declared[id] = replace(one, type=without_null(kept))
    return tuple(ctx.declared.values())


def _transparent(type: ir.Type) -> tuple[str, ...]:
    """The ids that a type stands for without anything around them."""
    match type:
        case ir.Ref(id):
            return (id,)
        case ir.Nullable(inner):
            return _transparent(inner)
        case ir.Union(variants):
            return tuple(id for one in variants for id in _transparent(one))
        case _:
            return ()


def _reached(ctx: Context, type: ir.Type) -> set[str]:
    work, seen = list(_transparent(type)), set[str]()
    while work:
        id = work.pop()
        one = ctx.declared.get(id)
        if id not in seen:
            seen.add(id)
            work.extend(_transparent(one.type) if isinstance(one, ir.Alias) else ())
    return seen


def _opened(ctx: Context, type: ir.Type, id: str) -> ir.Type:
    """The type without what leads back to an alias."""
    match type:
        case ir.Ref():
            return ir.Unknown() if id in {type.id} | _reached(ctx, type) else type
        case ir.Nullable(inner):
            return ir.Nullable(_opened(ctx, inner, id))
        case ir.Union(variants):
            kept = tuple(v for v in variants if id not in _reached(ctx, v))
            return ir.Union(kept) if len(kept) > 1 else (*kept, ir.Unknown())[0]
        case _:
            return type
