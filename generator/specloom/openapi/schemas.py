"""Reads a schema as a type."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Context, Part, Pending, Place, Shape
from specloom.openapi.keywords import UNCHECKED, says_type
from specloom.openapi.literals import literals
from specloom.openapi.members import misplaced
from specloom.openapi.narrowing import Told, narrowest
from specloom.openapi.nullability import (
    NULL,
    allows_null,
    nullable,
    only_null,
    without_null,
)
from specloom.openapi.places import named
from specloom.openapi.references import chased, refers, target_of
from specloom.openapi.scalars import (
    FORMATS_ALONE,
    check_formats,
    format_of,
    json_types,
    scalar,
)
from specloom.openapi.shapes import lone_reference, parts_of, shape_of
from specloom.openapi.unions import groups_of, merged_alone, strongest, union_of

UNKNOWN = ir.Unknown()
EVERY_NAME = ("", "^", ".*", "^.*", "^.*$", ".+", "^.+", "^.+$")  # patterns


def read_type(ctx: Context, node: Node, place: Place) -> ir.Type:
    """The type of a schema; objects with members are claimed as declarations."""
    value = node.value
    if not is_object(value):
        if not isinstance(value, bool):
            misplaced(ctx, node, "a schema")
        return ir.Never() if value is False else UNKNOWN
    if place.is_deep:
        inner: ir.Type = ctx.claim(Pending(id=node.id, hint=place.hint, node=node))
    else:
        lone = lone_reference(ctx, node)
        if lone is not None:
            inner = _reference(ctx, lone, place)
        else:
            inner = shape_type(ctx, shape_of(ctx, node, place.hint), place)
    return nullable(inner) if allows_null(ctx, node) else inner


def _reference(ctx: Context, node: Node, place: Place) -> ir.Type:
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
        home = named(ctx, target)
        if home.component or not refers(target):
            break
        here = target
    if only_null(target):
        return NULL
    if home.id in ctx.families:
        inner: ir.Type = ir.Ref(ctx.families[home.id].id)
        family = ctx.families[home.id]
        ctx.claim(Pending(id=family.id, hint=f"any {home.hint}", node=family.node))
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


def shape_type(ctx: Context, shape: Shape, place: Place) -> ir.Type:
    """The type that all parts of a shape let through, null apart."""
    tell_unchecked(ctx, shape)
    shape = merged_alone(ctx, shape, (read_type, shape_type))
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
    apart = Shape(f"{shape.id}/type/object", shape.node, shape.parts)
    variants = tuple(
        _kind_type(ctx, apart if kind == "object" else shape, kind, place)
        for kind in kinds
        if not (kind == "integer" and "number" in kinds)
    )
    return ir.Union(variants) if len(variants) > 1 else next(iter(variants))


def _implied(shape: Shape) -> tuple[str, ...]:
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


def _has_members(part: Part) -> bool:
    value = part.node.value
    keys = ("properties", "patternProperties", "additionalProperties")
    return any(key in value for key in keys) or is_array(value.get("required"))


def _kind_type(ctx: Context, shape: Shape, kind: str, place: Place) -> ir.Type:
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


def has_fields(shape: Shape) -> bool:
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


def merged_type(ctx: Context, nodes: list[Node], id: str, place: Place) -> ir.Type:
    """The type of a value that several parts of an ``allOf`` describe: all of them hold.

    A reference that says all that the others say is kept, and single values come down to the
    narrowest of the types. Objects, arrays, maps and unions are merged; ``id`` is what the
    result is declared by if it needs a declaration.
    """
    telling = [node for node in nodes if says_type(node)] or nodes[-1:]
    if any(node.value is False for node in telling):
        return ir.Never()
    if len(telling) == 1:
        return read_type(ctx, telling[0], place)
    alone = strongest(ctx, telling, shape_type)
    maybe = all(allows_null(ctx, node) for node in telling)
    if alone is not None:
        found = without_null(read_type(ctx, alone, place))
    elif any(_is_compound(ctx, node) for node in telling):
        parts: dict[str, Part] = {}
        for node in telling:
            for part in parts_of(ctx, node, place.hint):
                parts.setdefault(part.node.id, part)
        shape = Shape(id, telling[-1], tuple(parts.values()))
        found = _merged_around(ctx, shape) or shape_type(ctx, shape, place)
        ctx.merged.setdefault(tuple(parts), {})[id] = found
    else:
        told: list[Told] = []
        for node in telling:
            bare = without_null(read_type(ctx, node, place))
            told.append(Told(bare, _seen_through(ctx, bare, node), node))
        found = narrowest(ctx, told)
    return nullable(found) if maybe else found


def _merged_around(ctx: Context, shape: Shape) -> ir.Type | None:
    """The type of the same parts that was merged around this place.

    Parts that lead back to themselves would be merged without end: each member gets an
    id below that of the object that has it.
    """
    merged = ctx.merged.get(tuple(part.node.id for part in shape.parts), {})
    around = (found for id, found in merged.items() if shape.id.startswith(f"{id}/"))
    return next(around, None)


def _is_compound(ctx: Context, node: Node) -> bool:
    """Whether the values of a schema are objects or arrays, or it is a union."""
    shape = shape_of(ctx, node, "")
    kinds = json_types(ctx, shape) or _implied(shape)
    return bool({"object", "array"} & {*kinds} or groups_of(ctx, shape))


def _seen_through(ctx: Context, type: ir.Type, node: Node) -> ir.Type:
    """A type, in place of its name where it is a single value."""
    lone = lone_reference(ctx, node)
    target = None if lone is None or not isinstance(type, ir.Ref) else chased(ctx, lone)
    if target is None or not target.is_object:
        return type
    shape = shape_of(ctx, target, "")
    return shape_type(ctx, shape, Place("")) if json_types(ctx, shape) else type


def additional_type(ctx: Context, shape: Shape, place: Place) -> ir.Type | None:
    """The type of members without a name; None when nothing is said, or they are forbidden.

    Patterns of names are beyond types: each pattern's type is one that a member may have,
    beside anything at all where members that match none are left open.
    """
    found: list[ir.Type] = []
    every: list[Node] = []
    inner = Place("", place.depth + 1)
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
            inner = Place(f"{part.hint} value", place.depth + 1)
            found.append(read_type(ctx, schema, inner))
    distinct = tuple(dict.fromkeys(found))
    if not distinct:
        return None
    if UNKNOWN in distinct:
        return UNKNOWN
    return _either((*distinct, UNKNOWN) if _beyond_patterns(shape) else distinct)


def _beyond_patterns(shape: Shape) -> bool:
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


def _array(ctx: Context, shape: Shape, place: Place) -> ir.Type:
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


def tell_unchecked(ctx: Context, shape: Shape) -> None:
    """Warns of the keywords that bind values beyond what types can say."""
    own = shape.node.value
    if is_object(own) and not UNCHECKED.isdisjoint(own):
        words = ", ".join(word for word in own if word in UNCHECKED)
        ctx.warn(
            "W304",
            shape.node,
            f"{words} cannot be expressed as a Python type; not checked",
        )
