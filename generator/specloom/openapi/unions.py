"""Reads ``oneOf`` and ``anyOf`` as unions.

Keywords beside a union hold for each of its variants: they are merged into every variant
as by ``allOf``, unless a variant has all those members already. A list whose variants only
restrict (``anyOf: [{required: [a]}, {required: [b]}]``) is no union. Null is no variant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_object
from specloom.openapi.context import Context, Part, Place, Shape
from specloom.openapi.discriminators import Variant, told_apart
from specloom.openapi.keywords import SHAPING, UNIONS
from specloom.openapi.members import items_at, misplaced
from specloom.openapi.nullability import NULL, only_null, without_null
from specloom.openapi.references import is_reference
from specloom.openapi.shapes import lone_reference, parts_of

Readers = tuple[
    Callable[[Context, Node, Place], ir.Type],
    Callable[[Context, Shape, Place], ir.Type],
]
MOST_COMBINATIONS = 64


@dataclass(frozen=True, slots=True)
class Group:
    """One ``oneOf`` or ``anyOf``: the part it stands in, and its variants but null."""

    part: Part
    keyword: str
    variants: tuple[Node, ...]


def groups_of(ctx: Context, shape: Shape) -> tuple[Group, ...]:
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
    misplaced(ctx, node, "a schema")
    return False


def _is_variant(node: Node) -> bool:
    value = node.value
    if not is_object(value):
        return True
    if not value:
        return True
    return (is_reference(value) or "allOf" in value) or not SHAPING.isdisjoint(value)


def union_of(
    ctx: Context,
    shape: Shape,
    groups: tuple[Group, ...],
    place: Place,
    readers: Readers,
) -> ir.Type:
    """The union that the first group is, of variants that honour the other parts."""
    group = groups[0]
    if not group.variants:
        return NULL
    base = _base(ctx, shape, groups)
    read, read_shape = readers
    variants: list[Variant] = []
    for index, node in enumerate(group.variants):
        inner = _place(place, node, index, len(group.variants))
        if node.value is False or inner.is_deep or _covers(ctx, base, node, inner):
            found = read(ctx, node, inner)
        else:
            parts = (*base, *parts_of(ctx, node, inner.hint))
            spoken = node if node.is_object else shape.node
            found = read_shape(ctx, Shape(node.id, spoken, parts), inner)
        variants.append(Variant(node, without_null(found)))
    holder = _discriminator(shape, group)
    return combined(ctx, variants, holder)


def _base(ctx: Context, shape: Shape, groups: tuple[Group, ...]) -> tuple[Part, ...]:
    """The parts that every variant must honour too."""
    product = 1
    for group in groups:
        product *= len(group.variants) or 1
    used = groups[:1] if product <= MOST_COMBINATIONS else groups
    if len(used) > 1:
        ctx.warn("W304", shape.node, "more unions than can be combined; one is kept")
    base: list[Part] = []
    for part in shape.parts:
        mine = {group.keyword for group in used if group.part is part}
        if mine and part.node.value.get("type") in ("null", ["null"]):
            mine.add("type")  # beside a union it can only mean that null is a value too
        base.append(Part(part.node, part.hint, part.ignored | mine) if mine else part)
    return tuple(part for part in base if _tells(part))


def _tells(part: Part) -> bool:
    """Whether a part says more than that its values are objects."""
    value = part.node.value
    left = {key for key in value if key in SHAPING and key not in part.ignored}
    if value.get("type") == "object":
        left.discard("type")
    if not value.get("properties"):
        left.discard("properties")
    if value.get("additionalProperties") in (True, False):
        left.discard("additionalProperties")
    return bool(left) or bool(value.get("required"))


def _covers(ctx: Context, base: tuple[Part, ...], node: Node, place: Place) -> bool:
    """Whether a variant needs nothing of the base: it has all its members itself."""
    if not base:
        return True
    lone = lone_reference(ctx, node)
    if any(part.get(keyword) is not None for part in base for keyword in UNIONS):
        return False
    if lone is None:
        return False
    wanted = {key for part in base for key in (part.node.value.get("properties") or ())}
    has: set[str] = set()
    for part in parts_of(ctx, lone, place.hint):
        members = part.node.value.get("properties")
        has.update(members if is_object(members) else ())
    if not has and not wanted:
        return True  # of scalars and arrays: the variant's own word is the narrower
    return wanted <= has


def _place(place: Place, node: Node, index: int, count: int) -> Place:
    """The place of a variant: its title tells it apart from the others, else its number."""
    if count == 1 or not is_object(node.value):
        return place.inner()
    title = node.text("title").strip()
    words = title if 0 < len(title) <= 60 else f"variant {index + 1}"
    return place.inner(words)


def _discriminator(shape: Shape, group: Group) -> Node | None:
    found = group.part.get("discriminator") or shape.node.get("discriminator")
    return found if found is not None and (found.is_object or found.is_text) else None


def combined(ctx: Context, variants: list[Variant], holder: Node | None) -> ir.Type:
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
    return told_apart(ctx, variants, distinct, holder)


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
                kept[lists[one.of]] = _united(kept[lists[one.of]], one)
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


def _united(some: ir.Type, other: ir.Literals) -> ir.Type:
    assert isinstance(some, ir.Literals)
    names = dict(zip(some.values, some.names, strict=False))
    names.update(zip(other.values, other.names, strict=False))
    values = tuple(dict.fromkeys((*some.values, *other.values)))
    told = tuple(names.get(value, "") for value in values)
    closed = some.closed and other.closed and len(values) == 1
    return ir.Literals(values, some.of, closed, told if all(told) else ())
