"""Merged schemas: allOf, null, and the identity of components."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    SCHEMA_CONTAINERS,
    ComponentId,
    Context,
    MergedSchema,
    SubSchema,
    is_reference,
    is_reference_object,
    items_at,
    target_of,
    warn_wrong_type,
)
from specloom.openapi.scalars import UNIONS, says_type, shapes

SHARED = frozenset({"responses", "parameters", "requestBodies"})
STRUCTURE = frozenset(
    {
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "additionalProperties",
        "patternProperties",
        "prefixItems",
        "not",
        "content",
        "schema",
        "responses",
        "parameters",
        "requestBody",
        "requestBodies",
        "headers",
        "paths",
        "components",
    }
)


def component_id(ctx: Context, node: Node) -> ComponentId:
    """The declaration of a schema: named by its component key, or by words of its pointer.

    If a component is only a reference to another file, that file is the component.
    """
    canonical = ctx.component_ids.get(node.id)
    if canonical is not None:
        return canonical
    pointer = node.pointer
    if len(pointer) >= 2 and pointer[-2] in SCHEMA_CONTAINERS:
        return ComponentId(node.id, pointer[-1], True)
    stem = PurePosixPath(node.source.path.replace("\\", "/")).name.split(".")[0]
    if not pointer:
        return ComponentId(node.id, stem, True)
    if node.id.startswith("#") or STRUCTURE.intersection(pointer):
        return ComponentId(node.id, pointer_words(pointer) or stem, False)
    return ComponentId(node.id, pointer[-1], True)


def shared_name_hint(ctx: Context, target: Node, otherwise: str) -> str:
    """The name hint for the types inside a shared response, body or parameter.

    For a component it is the key, so that names do not depend on which operation refers to
    it first.
    """
    steps = target.pointer
    listed = len(steps) > 1 and steps[-2] in SHARED and not steps[-1].isdigit()
    return component_id(ctx, target).hint if listed or not steps else otherwise


def pointer_words(pointer: tuple[str, ...]) -> str:
    """The tokens of a pointer without keywords and indices, for use in names."""
    words = ["item" if step == "items" else step for step in pointer]
    kept = [step for step in words if step not in STRUCTURE | SCHEMA_CONTAINERS]
    return " ".join(step for step in kept if not step.isdigit() or len(step) == 3)


def merged_schema(ctx: Context, node: Node, hint: str, id: str = "") -> MergedSchema:
    """The schema with its ``allOf`` flattened."""
    return MergedSchema(id or node.id, node, parts_of(ctx, node, hint))


def parts_of(ctx: Context, node: Node, hint: str) -> tuple[SubSchema, ...]:
    """The parts of a schema, bases first, each schema once."""
    value = node.value
    if is_object(value) and "allOf" not in value and not is_reference_object(node):
        return (SubSchema(node, hint),) if shapes(value) else ()
    key = (node.id, hint)
    known = ctx.parts.get(key)
    if known is None:
        known = ctx.parts[key] = _flatten(ctx, node, hint)
    return known


def _flatten(ctx: Context, node: Node, hint: str) -> tuple[SubSchema, ...]:
    found: list[SubSchema] = []
    seen: set[str] = set()
    work: list[SubSchema | tuple[Node, str]] = [(node, hint)]
    while work:
        task = work.pop()
        if isinstance(task, SubSchema):
            found.append(task)
            continue
        here, words = task
        if here.id in seen:
            if here.id == node.id:
                ctx.warn(
                    "W303",
                    here,
                    "the schema extends itself with allOf; that part is skipped",
                )
            continue
        seen.add(here.id)
        work.extend(reversed(_pieces(ctx, here, words, seen)))
    return tuple(found)


def _pieces(
    ctx: Context, node: Node, hint: str, seen: set[str]
) -> list[SubSchema | tuple[Node, str]]:
    """The target of a schema's reference, the items of its ``allOf``, and the schema itself."""
    if not is_object(node.value):
        if not isinstance(node.value, bool):
            warn_wrong_type(ctx, node, "a schema")
        return []
    pieces: list[SubSchema | tuple[Node, str]] = []
    if is_reference_object(node):
        target = target_of(ctx, node)
        if target is not None:
            pieces.append((target, component_id(ctx, target).hint))
        if not ctx.dialect.reads_ref_siblings:
            return pieces
    pieces.extend((item, hint) for item in items_at(ctx, node, "allOf"))
    if shapes(node.value):
        pieces.append(SubSchema(node, hint, _unions_of_subtypes(ctx, node, seen)))
    return pieces


def _unions_of_subtypes(ctx: Context, node: Node, seen: set[str]) -> frozenset[str]:
    """The union keywords of a base schema that list the schemas that extend it.

    Such a union describes references to the base; it does not apply to a schema that
    extends the base.
    """
    listed: set[str] = set()
    if len(seen) < 2:
        return frozenset()
    for keyword in UNIONS:
        for item in items_at(ctx, node, keyword):
            target = target_of(ctx, item)
            if target is not None and target.id in seen - {node.id}:
                listed.add(keyword)
    return frozenset(listed)


def lone_reference(ctx: Context, node: Node) -> Node | None:
    """The reference that a schema consists of, if it adds nothing to the type."""
    here = node
    for _ in range(20):
        value = here.value
        if not is_object(value):
            return None
        if is_reference(value):
            if not ctx.dialect.reads_ref_siblings or not _adds(value, "allOf"):
                return here
            return None
        group = here.get("allOf") if "allOf" in value else None
        if group is None or _adds(value):
            return None
        typed = [item for item in group.items() if says_type(item)]
        if len(typed) != 1:
            return None
        here = typed[0]
    return None


def _adds(value: dict[str, object], *more: str) -> bool:
    """Whether keywords next to a reference change the type; ``type: object`` does not."""
    rest = {
        key: value[key] for key in value if key != "type" or _meaningful(value[key])
    }
    if rest.get("additionalProperties") in (True, False):
        del rest["additionalProperties"]
    if not rest.get("properties", True):
        del rest["properties"]
    return shapes(rest) or any(key in rest for key in more)


def _meaningful(kind: object) -> bool:
    return kind not in ("object", ["object"], ["object", "null"], ["null", "object"])


K = ir.ScalarKind
ANY = (ir.Unknown(), ir.Map(ir.Unknown()), ir.Array(ir.Unknown()))
TEXTS = (K.STRING, K.DATE, K.DATE_TIME, K.TIME, K.DURATION, K.UUID, K.BASE64, K.BINARY)


class PropertyType(Struct, frozen=True):
    """The type that one part gives to a property, and that type with references resolved."""

    type: ir.Type
    seen: ir.Type
    node: Node


def intersection_of_all(ctx: Context, types: list[PropertyType]) -> ir.Type:
    """The intersection of the types that the parts of an ``allOf`` give to one property.

    References are compared by their targets, and kept if the target is the result.
    """
    first = types[0]
    for later in types[1:]:
        left = intersection(ctx, first.seen, later.seen, later.node)
        named = first.type if left == first.seen else later.type
        kept = named if left in (first.seen, later.seen) else left
        first = PropertyType(kept, left, later.node)
    return first.type


def intersection(ctx: Context, first: ir.Type, later: ir.Type, node: Node) -> ir.Type:
    """The narrower of two types, otherwise the later; warns if they contradict each other."""
    if isinstance(first, ir.Nullable) and isinstance(later, ir.Nullable):
        return ir.Nullable(intersection(ctx, first.inner, later.inner, node))
    some = first.inner if isinstance(first, ir.Nullable) else first
    other = later.inner if isinstance(later, ir.Nullable) else later
    if some == other or isinstance(some, ir.Unknown):
        return other if some == other else later
    if isinstance(other, ir.Unknown) or (other in ANY and _kind(some) == _kind(other)):
        return first
    if _includes(other, some):
        return first
    if isinstance(some, ir.Literals) and isinstance(other, ir.Literals):
        common = _common(some, other)
        if common is not None:
            return common
        what = "enums in allOf have no value in common; the last one is used"
        ctx.warn("W305", node, what)
        return later
    first_kind, later_kind = _kind(some), _kind(other)
    if first_kind == later_kind == "a string" and not _includes(some, other):
        first_kind, later_kind = _notation(some), _notation(other)
    if first_kind and later_kind and first_kind != later_kind:
        what = f"{later_kind} contradicts {first_kind} of an earlier part of allOf"
        ctx.warn("W305", node, f"{what}; {later_kind} is used")
    return later


def _common(some: ir.Literals, other: ir.Literals) -> ir.Literals | None:
    """The common values of two enums, in the order of the first; None if there are none."""
    kept = [i for i, value in enumerate(some.values) if value in other.values]
    if not kept:
        return None
    return replace(
        some,
        values=tuple(some.values[i] for i in kept),
        names=tuple(some.names[i] for i in kept if some.names),
        of=other.of if some.of is None else some.of,
        closed=len(kept) == 1,
    )


def _includes(wide: ir.Type, narrow: ir.Type) -> bool:
    if not isinstance(wide, ir.Scalar) or wide.format:
        return False
    if isinstance(narrow, ir.Literals):
        return narrow.of is wide.kind
    if not isinstance(narrow, ir.Scalar):
        return False
    if wide.kind is K.NUMBER:
        return narrow.kind in (K.INTEGER, K.NUMBER, K.DECIMAL)
    return wide.kind is narrow.kind or (wide.kind is K.STRING and narrow.kind in TEXTS)


def _notation(type: ir.Type) -> str:
    """The format if its strings are incompatible with other formats, otherwise ""."""
    if not isinstance(type, ir.Scalar) or type.kind is K.STRING:
        return ""
    return str(type.kind)


def _kind(type: ir.Type) -> str:
    """The JSON type in words; "" if there may be several."""
    match type:
        case ir.Scalar(kind=kind):
            if kind in (K.INTEGER, K.NUMBER):
                return "a number"
            return "a string" if kind in TEXTS else str(kind)
        case ir.Array() | ir.Tuple():
            return "an array"
        case ir.Map():
            return "an object"
        case ir.Literals(of=kind):
            return _kind(ir.Scalar(kind)) if kind else ""
        case ir.Ref() | ir.Union() | ir.Unknown() | ir.Never() | ir.Nullable():
            return ""


NULL = ir.Scalar(ir.ScalarKind.NULL)
_WORDS = frozenset(
    {"nullable", "title", "description", "default", "example", "examples", "deprecated"}
    | {"readOnly", "writeOnly", "externalDocs"}
)
LONGEST_CHAIN = 60  # references; beyond this, null is not searched for


def nullable(inner: ir.Type) -> ir.Type:
    """The type or null; unchanged if it already allows null."""
    if isinstance(inner, ir.Nullable) or inner == NULL:
        return inner
    return ir.Nullable(inner)


def without_null(maybe: ir.Type) -> ir.Type:
    """The type without null."""
    return maybe.inner if isinstance(maybe, ir.Nullable) else maybe


def only_null(node: Node) -> bool:
    """Whether null is the only valid value of a schema."""
    value = node.value
    if not is_object(value):
        return False
    if value.get("type") in ("null", ["null"]):
        return True
    enum = value.get("enum")
    if "const" in value:
        return value["const"] is None
    return is_array(enum) and bool(enum) and all(v is None for v in enum)


def allows_null(ctx: Context, node: Node, depth: int = 0) -> bool:
    """Whether null is a value of the schema.

    ``nullable`` (3.0) and ``x-nullable`` (2.0) are accepted in every version, because
    vendors mix them. In an ``allOf``, every item that describes the type must allow null,
    unless the enclosing schema itself is nullable. An item that only says
    ``nullable: true`` applies to the whole ``allOf``: strictly (OpenAPI 3.0.3, the
    clarification of ``nullable``) it has no effect, but its authors mean that null may
    occur.
    """
    if not is_object(node.value) or depth > LONGEST_CHAIN:
        return False
    if says_null(node):
        return True
    if is_reference_object(node):
        return _target_allows_null(ctx, node, depth)
    for keyword in UNIONS:
        group = node.get(keyword)
        if group is not None and any(
            only_null(item) or allows_null(ctx, item, depth + 1)
            for item in group.items()
        ):
            return True
    return _members_allow_null(ctx, node, depth)


def says_null(node: Node) -> bool:
    """Whether the schema's own keywords allow null."""
    value = node.value
    if value.get("nullable") is True or accessors.nullable(node):
        return True
    kinds = value.get("type")
    if is_array(kinds) and "null" in kinds:
        return True
    enum = value.get("enum")
    return only_null(node) or (is_array(enum) and None in enum)


def _target_allows_null(ctx: Context, node: Node, depth: int) -> bool:
    target = target_of(ctx, node)
    if target is None:
        return False
    known = ctx.nullable.get(target.id)
    if known is None:
        ctx.nullable[target.id] = False  # the value within a cycle
        known = ctx.nullable[target.id] = allows_null(ctx, target, depth + 1)
    return known


def _members_allow_null(ctx: Context, node: Node, depth: int) -> bool:
    group = node.get("allOf")
    if group is None or "type" in node.value or "properties" in node.value:
        return False
    if any(_says_only_null(item) for item in group.items()):
        return True
    typed = [
        item for item in group.items() if says_type(item) or _is_nullable_object(item)
    ]
    return bool(typed) and all(allows_null(ctx, item, depth + 1) for item in typed)


def _says_only_null(node: Node) -> bool:
    """Whether ``nullable: true`` is the only keyword apart from documentation."""
    return (
        is_object(node.value)
        and (node.value.get("nullable") is True or accessors.nullable(node))
        and not is_reference_object(node)
        and all(key in _WORDS or key.startswith("x-") for key in node.value)
    )


def _is_nullable_object(node: Node) -> bool:
    return is_object(node.value) and says_null(node)
