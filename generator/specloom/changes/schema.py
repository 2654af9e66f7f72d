"""A schema as it is compared: all that must hold of a value, wherever it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Context, Part, Shape
from specloom.openapi.keywords import SHAPING, UNIONS, says_type, shapes
from specloom.openapi.members import items_at
from specloom.openapi.nullability import allows_null, only_null
from specloom.openapi.places import named
from specloom.openapi.references import chased, refers, target_of
from specloom.openapi.scalars import FORMATS_ALONE, json_types, scalar
from specloom.openapi.shapes import lone_reference

DEEPEST_UNION = 8  # unions in unions; beyond, anything fits
# Keywords for people.
WORDS = frozenset(
    {"description", "title", "example", "examples", "summary", "externalDocs", "$id"}
)
# Keywords that limit no value.
SAYS_NOTHING = WORDS | {
    "nullable",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "allOf",
    "$ref",
    "$comment",
    "xml",
}


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema: ``node`` is where it is written, ``parts`` are the schema objects that must
    all hold; ``target`` is the schema that its references come down to, or itself, and
    ``home`` the id of its declaration.  ``used`` holds the ids of the unions that are not
    to be looked at, since this is one of their variants.
    """

    ctx: Context
    node: Node
    parts: tuple[Node, ...]
    target: Node
    home: str
    used: frozenset[str] = frozenset()

    @property
    def inline(self) -> bool:
        """Whether it is written where it is used, not declared elsewhere."""
        here, inner = self.node.id, self.home
        return inner == here or inner.startswith(f"{here}/")

    @property
    def words(self) -> tuple[Node, ...]:
        """The nodes whose words describe it to people, nearest first."""
        first = self.node if self.inline else self.target
        inside = f"{first.id}/"
        return (first, *(part for part in self.parts if part.id.startswith(inside)))

    @property
    def never(self) -> bool:
        """Whether no value fits (a ``false`` schema)."""
        return self.node.value is False

    @property
    def shape(self) -> Shape:
        """The same as the reader of types knows it."""
        parts = tuple(Part(node, "") for node in reversed(self.parts))
        return Shape(self.home, self.node, parts)

    def own(self, keyword: str) -> Node | None:
        """A keyword of the first part that has it: what stands nearest wins."""
        for part in self.parts:
            found = part.get(keyword)
            if found is not None:
                return found
        return None

    def every(self, keyword: str) -> Iterator[Node]:
        """A keyword in each part that has it."""
        for part in self.parts:
            found = part.get(keyword)
            if found is not None:
                yield found

    def flag(self, keyword: str) -> bool:
        """Whether any part says ``true``."""
        return any(node.value is True for node in self.every(keyword))


def schema_of(ctx: Context, node: Node) -> Schema:
    """A schema with its references followed, nearest first; ``allOf`` is flattened, and a
    union of one variant, null apart, is that variant.
    """
    parts: list[Node] = []
    seen: set[str] = set()
    work = [node]
    while work:
        here = work.pop()
        if here.id in seen or not is_object(here.value):
            continue
        seen.add(here.id)
        if refers(here):
            target = target_of(ctx, here)
            after = [] if target is None else [target]
            if not ctx.dialect.reads_ref_siblings:
                work.extend(after)
                continue
        else:
            after = []
        parts.append(here)
        after += items_at(ctx, here, "allOf")
        after += [sole for k in UNIONS if (sole := _sole(ctx, here, k)) is not None]
        work.extend(reversed(after))
    target = _target(ctx, node)
    return Schema(ctx, node, tuple(parts), target, named(ctx, target).id)


def _target(ctx: Context, node: Node) -> Node:
    seen: set[str] = set()
    here = node
    while here.id not in seen:
        seen.add(here.id)
        lone = lone_reference(ctx, here)
        target = _only_variant(ctx, here) if lone is None else target_of(ctx, lone)
        if target is None:
            break
        here = target
    return here


def _telling(ctx: Context, part: Node, keyword: str) -> list[Node]:
    """The variants of a union, null apart."""
    return [item for item in items_at(ctx, part, keyword) if not _is_null(ctx, item)]


def _is_null(ctx: Context, node: Node) -> bool:
    target = chased(ctx, node) if refers(node) else node
    return only_null(target or node)


def _sole(ctx: Context, part: Node, keyword: str) -> Node | None:
    """The variant of a union that has but one, null apart."""
    variants = _telling(ctx, part, keyword)
    return variants[0] if len(variants) == 1 and variants[0].is_object else None


def _only_variant(ctx: Context, node: Node) -> Node | None:
    """The one variant that a schema comes down to, if it adds nothing to it."""
    if not is_object(node.value) or refers(node) or "allOf" in node.value:
        return None
    held = [keyword for keyword in UNIONS if keyword in node.value]
    rest = {key: node.value[key] for key in node.value if key not in held}
    names = rest.get("type")
    named_types = [names] if isinstance(names, str) else names
    if is_array(named_types) and all(
        name in ("object", "null") for name in named_types
    ):
        del rest["type"]
    return None if len(held) != 1 or shapes(rest) else _sole(ctx, node, held[0])


def types_of(schema: Schema) -> frozenset[str] | None:
    """The JSON types that are let through, null apart; None when any is."""
    found = json_types(schema.ctx, schema.shape)
    if found:
        return frozenset(found) - {"null"} or frozenset({"null"})
    values = values_of(schema)
    if values:
        return frozenset(_json_type(value) for value in values)
    return _implied(schema) or _of_variants(schema, 0)


def _of_variants(schema: Schema, depth: int) -> frozenset[str] | None:
    """The types of all variants together; None when there are none, or one is anything."""
    found: set[str] = set()
    for choice in choices_of(schema)[:1]:
        for variant in choice.variants:
            own = json_types(variant.ctx, variant.shape)
            inner = frozenset(own) or _implied(variant)
            if inner is None and depth < DEEPEST_UNION:
                inner = _of_variants(variant, depth + 1)
            if inner is None:
                return None
            found |= inner
    return frozenset(found) or None


def _implied(schema: Schema) -> frozenset[str] | None:
    for part in schema.parts:
        value = part.value
        if value.get("properties") or is_object(value.get("additionalProperties")):
            return frozenset({"object"})
        if "items" in value or "prefixItems" in value:
            return frozenset({"array"})
        word = FORMATS_ALONE.get(str(value.get("format", "")))
        if word:
            return frozenset({word})
    return None


def _json_type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "array" if is_array(value) else "object"


def takes_null(schema: Schema) -> bool:
    """Whether null is let through by the schema's word, or because anything is."""
    if allows_null(schema.ctx, schema.node) or any(
        only_null(part) for part in schema.parts
    ):
        return True
    return not schema.never and not any(_restricts(part) for part in schema.parts)


def _restricts(part: Node) -> bool:
    return says_type(part) or "type" in part.value or "const" in part.value


def values_of(schema: Schema) -> tuple[Any, ...] | None:
    """The values that every list of values lets through, null apart; None without a list."""
    left: list[Any] | None = None
    for choice in _unions(schema):
        told = _constants(choice)
        left = told if told is not None else left
    for part in schema.parts:
        listed = part.value.get("enum")
        mine = list(listed) if is_array(listed) else None
        if "const" in part.value:
            mine = [part.value["const"]]
        if mine is not None:
            left = mine if left is None else without(left, without(left, mine))
    return None if left is None else tuple(v for v in left if v is not None)


def without(values: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """Those of ``values`` that are not among ``others``."""
    known = set(map(_identity, others))
    return [value for value in values if _identity(value) not in known]


def _identity(value: Any) -> Any:
    """What tells a JSON value from others, in a set too."""
    if is_object(value) or is_array(value):
        return (type(value), json.dumps(value, sort_keys=True))
    return value


def format_of(schema: Schema, kind: str) -> tuple[str, str]:
    """What a scalar type means: its kind for programs, and the document's word for more."""
    if kind not in ("string", "integer", "number", "boolean"):
        return kind, ""
    found = scalar(schema.shape, kind)
    if found.kind == "duration":
        return str(found.kind), ""  # whose notation is that of an example
    return str(found.kind), found.format


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object: the schemas that all describe it, and whether it must be
    there.
    """

    wire: str
    schema: Schema
    required: bool


def members_of(schema: Schema) -> dict[str, Member]:
    """The named members, those that are required without being described too."""
    required = required_of(schema)
    found: dict[str, list[Node]] = {}
    for holder in schema.every("properties"):
        for wire, node in holder.members():
            found.setdefault(wire, []).append(node)
    return {
        wire: Member(wire, _united(schema.ctx, nodes), wire in required)
        for wire, nodes in found.items()
        if nodes[0].value is not False
    }


def _united(ctx: Context, nodes: list[Node]) -> Schema:
    first, *others = (schema_of(ctx, node) for node in nodes)
    parts = dict.fromkeys((*first.parts, *(p for o in others for p in o.parts)))
    return Schema(ctx, first.node, tuple(parts), first.target, first.home)


def required_of(schema: Schema) -> frozenset[str]:
    """The names that every object must have."""
    return frozenset(
        item.value
        for holder in schema.every("required")
        for item in holder.items()
        if isinstance(item.value, str)
    )


def additional_of(schema: Schema) -> Node | bool:
    """What unnamed members may be: a schema, anything (True), or nothing (False)."""
    found: Node | bool = True
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        for node in schema.every(keyword):
            if node.value is False:
                return False
            if is_object(node.value) and not fits_anything(schema_of(schema.ctx, node)):
                found = node
    return found


def items_of(schema: Schema) -> Node | None:
    """What every item of an array must be; None when it may be anything."""
    found = schema.own("items")
    if found is None or not is_object(found.value):
        return None
    return None if fits_anything(schema_of(schema.ctx, found)) else found


def fits_anything(schema: Schema | None) -> bool:
    """Whether a schema, or the lack of one, lets every value through."""
    if schema is None:
        return True
    return not schema.never and all(
        key in SAYS_NOTHING or key.startswith("x-")
        for part in schema.parts
        for key in part.value
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A ``oneOf`` or ``anyOf`` with its variants, null apart."""

    node: Node
    keyword: str
    variants: tuple[Schema, ...]


def choices_of(schema: Schema) -> tuple[Choice, ...]:
    """The unions of a schema; one whose variants are single values is a list of values,
    one whose variants have no type a rule.
    """
    return tuple(
        choice
        for choice in _unions(schema)
        if _constants(choice) is None
        and any(_has_type(variant) for variant in choice.variants)
    )


def rules_of(schema: Schema) -> tuple[Node, ...]:
    """The unions whose variants have no type: they only restrict what stands beside."""
    return tuple(
        choice.node
        for choice in _unions(schema)
        if not any(_has_type(variant) for variant in choice.variants)
    )


def _has_type(variant: Schema) -> bool:
    value = variant.node.value
    if not is_object(value) or not value or refers(variant.node):
        return True
    return "allOf" in value or not SHAPING.isdisjoint(value)


def merged(schema: Schema, choice: Choice) -> Choice:
    """A union of a schema, with all else that the schema says put into each variant."""
    used = schema.used | {choice.node.id}
    variants = tuple(
        Schema(
            variant.ctx,
            variant.node,
            tuple(dict.fromkeys((*variant.parts, *schema.parts))),
            variant.target,
            variant.home,
            used,
        )
        for variant in choice.variants
    )
    return Choice(choice.node, choice.keyword, variants)


def _constants(choice: Choice) -> list[Any] | None:
    """The values of a union whose variants have one each, as some write their enums."""
    found = [
        variant.parts[0].value["const"]
        for variant in choice.variants
        if len(variant.parts) == 1 and "const" in variant.parts[0].value
    ]
    return found if len(found) == len(choice.variants) else None


def _unions(schema: Schema) -> tuple[Choice, ...]:
    """The unions of several variants; a variant alone is a part of the schema already."""
    found: list[Choice] = []
    for part in schema.parts:
        for keyword in UNIONS:
            holder = part.get(keyword)
            if holder is None or holder.id in schema.used:
                continue
            nodes = _telling(schema.ctx, part, keyword)
            if nodes and _sole(schema.ctx, part, keyword) is None:
                variants = tuple(schema_of(schema.ctx, node) for node in nodes)
                found.append(Choice(holder, keyword, variants))
    return tuple(found)
