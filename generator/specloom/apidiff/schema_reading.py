"""Schemas and their limits, as the comparison reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from specloom.document import Node
from specloom.document.node import reference_tokens
from specloom.kinds import is_array, is_object
from specloom.openapi.accessors import (
    Context,
    MergedSchema,
    SubSchema,
    is_reference,
    is_reference_object,
    items_at,
    resolve_chain,
    target_of,
)
from specloom.openapi.composition import (
    allows_null,
    component_id,
    lone_reference,
    only_null,
)
from specloom.openapi.scalars import (
    FORMATS_ALONE,
    SHAPING,
    UNIONS,
    json_types,
    says_type,
    scalar,
    shapes,
)

DEEPEST_UNION = 8  # the limit of nested unions; a deeper one accepts any value
# Keywords of documentation.
WORDS = frozenset(
    {"description", "title", "example", "examples", "summary", "externalDocs", "$id"}
)
# Keywords that do not restrict values.
UNRESTRICTING = WORDS | {
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


class ComparedSchema(Struct, frozen=True):
    """A schema.

    ``node`` is the schema in the document, ``target`` the schema at the end of its
    references. ``parts`` are the schema objects that all apply. ``id`` is the
    id of the declaration. ``used`` holds the ids of the unions of which this is a
    variant; they are ignored.
    """

    ctx: Context
    node: Node
    parts: tuple[Node, ...]
    target: Node
    id: str
    used: frozenset[str] = frozenset()

    @property
    def inline(self) -> bool:
        """Whether the schema is written inline, not declared elsewhere."""
        own, inner = self.node.id, self.id
        return inner == own or inner.startswith(f"{own}/")

    @property
    def words(self) -> tuple[Node, ...]:
        """The nodes that document the schema, the closest first."""
        first = self.node if self.inline else self.target
        inside = f"{first.id}/"
        return (first, *(part for part in self.parts if part.id.startswith(inside)))

    @property
    def never(self) -> bool:
        """Whether the schema accepts no value (``false``)."""
        return self.node.value is False

    @property
    def shape(self) -> MergedSchema:
        """The schema as the reader of types merges it."""
        parts = tuple(SubSchema(node, "") for node in reversed(self.parts))
        return MergedSchema(self.id, self.node, parts)

    def own(self, keyword: str) -> Node | None:
        """The keyword of the first part that has it: the closest one wins."""
        for part in self.parts:
            found = part.get(keyword)
            if found is not None:
                return found
        return None

    def every(self, keyword: str) -> Iterator[Node]:
        """The keyword of each part that has it."""
        for part in self.parts:
            found = part.get(keyword)
            if found is not None:
                yield found

    def flag(self, keyword: str) -> bool:
        """Whether the keyword is ``true`` in any part."""
        return any(node.value is True for node in self.every(keyword))


def schema_of(ctx: Context, node: Node) -> ComparedSchema:
    """The schema at a node, with its references resolved and ``allOf`` flattened.

    A union of one variant, apart from null, is that variant.
    """
    parts: list[Node] = []
    seen: set[str] = set()
    pending = [node]
    while pending:
        current = pending.pop()
        if current.id in seen or not is_object(current.value):
            continue
        seen.add(current.id)
        if is_reference_object(current):
            target = target_of(ctx, current)
            after = [] if target is None else [target]
            if not ctx.dialect.reads_ref_siblings:
                pending.extend(after)
                continue
        else:
            after = []
        parts.append(current)
        after += items_at(ctx, current, "allOf")
        after += [
            sole
            for k in UNIONS
            if (sole := _single_variant(ctx, current, k)) is not None
        ]
        pending.extend(reversed(after))
    target = _target(ctx, node)
    return ComparedSchema(ctx, node, tuple(parts), target, component_id(ctx, target).id)


def _target(ctx: Context, node: Node) -> Node:
    seen: set[str] = set()
    current = node
    while current.id not in seen:
        seen.add(current.id)
        lone = lone_reference(ctx, current)
        target = _unwrapped(ctx, current) if lone is None else target_of(ctx, lone)
        if target is None:
            break
        current = target
    return current


def _variants_of(ctx: Context, part: Node, keyword: str) -> list[Node]:
    """The variants of a union, without null."""
    return [item for item in items_at(ctx, part, keyword) if not _is_null(ctx, item)]


def _is_null(ctx: Context, node: Node) -> bool:
    target = resolve_chain(ctx, node) if is_reference_object(node) else node
    return only_null(target or node)


def _single_variant(ctx: Context, part: Node, keyword: str) -> Node | None:
    """The variant of a union that has only one, apart from null."""
    variants = _variants_of(ctx, part, keyword)
    return variants[0] if len(variants) == 1 and variants[0].is_object else None


def _unwrapped(ctx: Context, node: Node) -> Node | None:
    """The only variant of a schema that adds nothing to it."""
    if not is_object(node.value) or is_reference_object(node) or "allOf" in node.value:
        return None
    unions = [keyword for keyword in UNIONS if keyword in node.value]
    rest = {key: node.value[key] for key in node.value if key not in unions}
    names = rest.get("type")
    named_types = [names] if isinstance(names, str) else names
    if is_array(named_types) and all(
        name in ("object", "null") for name in named_types
    ):
        del rest["type"]
    return (
        None
        if len(unions) != 1 or shapes(rest)
        else _single_variant(ctx, node, unions[0])
    )


def types_of(schema: ComparedSchema) -> frozenset[str] | None:
    """The JSON types that a schema accepts, without null; None if it accepts any."""
    found = json_types(schema.ctx, schema.shape)
    if found:
        return frozenset(found) - {"null"} or frozenset({"null"})
    values = values_of(schema)
    if values:
        return frozenset(_json_type(value) for value in values)
    return _implied(schema) or _of_variants(schema, 0)


def _of_variants(schema: ComparedSchema, depth: int) -> frozenset[str] | None:
    """The types of all variants; None if there are no variants, or one accepts any
    type.
    """
    found: set[str] = set()
    for choice in choices_of(schema)[:1]:
        for variant in choice.variants:
            types = json_types(variant.ctx, variant.shape)
            inner = frozenset(types) or _implied(variant)
            if inner is None and depth < DEEPEST_UNION:
                inner = _of_variants(variant, depth + 1)
            if inner is None:
                return None
            found |= inner
    return frozenset(found) or None


def _implied(schema: ComparedSchema) -> frozenset[str] | None:
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


def takes_null(schema: ComparedSchema) -> bool:
    """Whether a schema accepts null, explicitly or because it accepts any value."""
    if allows_null(schema.ctx, schema.node) or any(
        only_null(part) for part in schema.parts
    ):
        return True
    return not schema.never and not any(_restricts(part) for part in schema.parts)


def _restricts(part: Node) -> bool:
    return says_type(part) or "type" in part.value or "const" in part.value


def has_one_value(schema: ComparedSchema) -> bool:
    """Whether a schema has only one possible value, which is the default in Python."""
    return len(values_of(schema) or ()) == 1


def values_of(schema: ComparedSchema) -> tuple[Any, ...] | None:
    """The values that all enums of a schema accept, without null; None without an enum."""
    accepted: list[Any] | None = None
    for choice in _unions(schema):
        constants = _constants(choice)
        accepted = constants if constants is not None else accepted
    for part in schema.parts:
        listed = part.value.get("enum")
        listed_values = list(listed) if is_array(listed) else None
        if "const" in part.value:
            listed_values = [part.value["const"]]
        if listed_values is not None:
            accepted = (
                listed_values
                if accepted is None
                else without(accepted, without(accepted, listed_values))
            )
    return None if accepted is None else tuple(v for v in accepted if v is not None)


def without(values: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """The ``values`` that are not in ``others``."""
    known = set(map(_identity, others))
    return [value for value in values if _identity(value) not in known]


def _identity(value: Any) -> Any:
    """A hashable value that is equal for equal JSON values."""
    if is_object(value) or is_array(value):
        return (type(value), json.dumps(value, sort_keys=True))
    return value


def format_of(schema: ComparedSchema, kind: str) -> tuple[str, str]:
    """The Python type of a scalar, and its format if the type does not express it."""
    if kind not in ("string", "integer", "number", "boolean"):
        return kind, ""
    found = scalar(schema.shape, kind)
    if found.kind == "duration":
        return str(found.kind), ""  # its notation depends on examples
    return str(found.kind), found.format


class ComparedProperty(Struct, frozen=True):
    """A property of an object, with all schemas that describe it."""

    wire: str
    schema: ComparedSchema
    required: bool


def members_of(schema: ComparedSchema) -> dict[str, ComparedProperty]:
    """The named properties of an object."""
    required = required_of(schema)
    found: dict[str, list[Node]] = {}
    for holder in schema.every("properties"):
        for wire, node in holder.members():
            found.setdefault(wire, []).append(node)
    return {
        wire: ComparedProperty(wire, _union_of(schema.ctx, nodes), wire in required)
        for wire, nodes in found.items()
        if nodes[0].value is not False
    }


def _union_of(ctx: Context, nodes: list[Node]) -> ComparedSchema:
    first, *others = (schema_of(ctx, node) for node in nodes)
    parts = dict.fromkeys((*first.parts, *(p for o in others for p in o.parts)))
    return ComparedSchema(ctx, first.node, tuple(parts), first.target, first.id)


def required_of(schema: ComparedSchema) -> frozenset[str]:
    """The names of the required properties."""
    return frozenset(
        item.value
        for holder in schema.every("required")
        for item in holder.items()
        if isinstance(item.value, str)
    )


def additional_of(schema: ComparedSchema) -> Node | bool:
    """The schema of additional properties; True if any value is accepted, False if
    none.
    """
    found: Node | bool = True
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        for node in schema.every(keyword):
            if node.value is False:
                return False
            if is_object(node.value) and not accepts_anything(
                schema_of(schema.ctx, node)
            ):
                found = node
    return found


def items_of(schema: ComparedSchema) -> Node | None:
    """The schema of the items of an array; None if any item is accepted."""
    found = schema.own("items")
    if found is None or not is_object(found.value):
        return None
    return None if accepts_anything(schema_of(schema.ctx, found)) else found


def accepts_anything(schema: ComparedSchema | None) -> bool:
    """Whether a schema, or None, accepts every value."""
    if schema is None:
        return True
    return not schema.never and all(
        key in UNRESTRICTING or key.startswith("x-")
        for part in schema.parts
        for key in part.value
    )


class ComparedChoice(Struct, frozen=True):
    """A ``oneOf`` or ``anyOf`` with its variants, without null."""

    node: Node
    keyword: str
    variants: tuple[ComparedSchema, ...]


def choices_of(schema: ComparedSchema) -> tuple[ComparedChoice, ...]:
    """The unions of types of a schema.

    A union whose variants are single values is an enum, not a union of types; one whose
    variants have no type is a rule.
    """
    return tuple(
        choice
        for choice in _unions(schema)
        if _constants(choice) is None
        and any(_has_type(variant) for variant in choice.variants)
    )


def rules_of(schema: ComparedSchema) -> tuple[Node, ...]:
    """The unions whose variants have no type: they only restrict the enclosing schema."""
    return tuple(
        choice.node
        for choice in _unions(schema)
        if not any(_has_type(variant) for variant in choice.variants)
    )


def _has_type(variant: ComparedSchema) -> bool:
    value = variant.node.value
    if not is_object(value) or not value or is_reference_object(variant.node):
        return True
    return "allOf" in value or not SHAPING.isdisjoint(value)


def merged(schema: ComparedSchema, choice: ComparedChoice) -> ComparedChoice:
    """A union whose variants include the other keywords of the schema."""
    used = schema.used | {choice.node.id}
    variants = tuple(
        ComparedSchema(
            variant.ctx,
            variant.node,
            tuple(dict.fromkeys((*variant.parts, *schema.parts))),
            variant.target,
            variant.id,
            used,
        )
        for variant in choice.variants
    )
    return ComparedChoice(choice.node, choice.keyword, variants)


def _constants(choice: ComparedChoice) -> list[Any] | None:
    """The values of a union whose variants have one value each, which is an enum."""
    found = [
        variant.parts[0].value["const"]
        for variant in choice.variants
        if len(variant.parts) == 1 and "const" in variant.parts[0].value
    ]
    return found if len(found) == len(choice.variants) else None


def _unions(schema: ComparedSchema) -> tuple[ComparedChoice, ...]:
    """The unions of several variants; a single variant is already a part of the schema."""
    found: list[ComparedChoice] = []
    for part in schema.parts:
        for keyword in UNIONS:
            holder = part.get(keyword)
            if holder is None or holder.id in schema.used:
                continue
            nodes = _variants_of(schema.ctx, part, keyword)
            if nodes and _single_variant(schema.ctx, part, keyword) is None:
                variants = tuple(schema_of(schema.ctx, node) for node in nodes)
                found.append(ComparedChoice(holder, keyword, variants))
    return tuple(found)


_REFERENCE = re.compile(r'"\$ref": "((?:[^"\\]|\\.)*)"')
_OTHER_REFERENCE = re.compile(r'"\$(?:id|anchor|dynamicAnchor|dynamicRef)": ')
_VERSIONS = ("openapi", "swagger", "jsonSchemaDialect")


class UnchangedSchemas:
    """The schemas that are the same in two documents, with all that they refer to.

    Only references within the root documents are followed: a schema with another reference
    does not count as unchanged.
    """

    def __init__(self, old: Node, new: Node) -> None:
        self._roots = old, new
        self._references = self._unchanged_references()

    def _unchanged_references(self) -> frozenset[str]:
        """The references whose targets are unchanged."""
        old, new = self._roots
        if any(old.value.get(key) != new.value.get(key) for key in _VERSIONS):
            return frozenset()
        found: dict[str, frozenset[str]] = {}
        for reference in _references_in(json_of(new) or ""):
            if reference.startswith("#/"):
                tokens = reference_tokens(unquote(reference[1:]))
                text = _same_text(old.at(tokens), new.at(tokens))
                if text is not None:
                    found[reference] = _references_in(text)
        changed = True
        while changed:
            kept = {r: of for r, of in found.items() if of <= found.keys()}
            changed, found = len(kept) < len(found), kept
        return frozenset(found)

    def has(self, old: ComparedSchema, new: ComparedSchema) -> bool:
        """Whether two schemas are at the same place and unchanged."""
        pairs = {(old.node, new.node), *zip(old.parts, new.parts, strict=False)}
        return len(old.parts) == len(new.parts) and all(
            one.id == other.id and self._is_unchanged(one, other)
            for one, other in pairs
        )

    def _is_unchanged(self, old: Node, new: Node) -> bool:
        if (
            old.source is not self._roots[0].source
            or new.source is not self._roots[1].source
        ):
            return False
        text = _same_text(old, new)
        return text is not None and _references_in(text) <= self._references


def _same_text(old: Node | None, new: Node | None) -> str | None:
    """The JSON of two equal nodes; None if they are not equal, or not in JSON's types."""
    text = json_of(old) if old is not None and new is not None else None
    return text if new is not None and text == json_of(new) else None


def json_of(node: Node) -> str | None:
    """The JSON of a node; None if its value is not in JSON's types."""
    try:
        return json.dumps(node.value)
    except (TypeError, ValueError, RecursionError):
        return None


def _references_in(text: str) -> frozenset[str]:
    """The references in JSON; "" is in place of those that are not followed."""
    found = {json.loads(f'"{one}"') for one in _REFERENCE.findall(text)}
    return frozenset(found | ({""} if _OTHER_REFERENCE.search(text) else set[str]()))


class Effect(StrEnum):
    """The effect of a change on the set of valid values."""

    NARROWS = "narrows"
    WIDENS = "widens"
    BOTH = "both"  # neither set contains the other, or it cannot be determined


# Formats of numbers; each includes the ones before it.
_RANKS = ({"int32": 1, "int64": 2, "": 3}, {"float": 1, "double": 2, "": 3})
# Formats that exclude values: those of JSON Schema 2020-12 (Validation §7.3), OpenAPI and its
# format registry. ``password`` is only a hint for forms.
_DEFINED = frozenset(
    (
        *("date-time", "date", "time", "duration", "email", "idn-email", "hostname"),
        *("idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri"),
        *("iri-reference", "uuid", "uri-template", "json-pointer"),
        *("relative-json-pointer", "regex", "byte", "binary", "base64url", "char"),
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float", "double", "double-int", "decimal", "decimal128", "number"),
        *("http-date", "date-time-local", "time-local", "media-range"),
    )
)


def format_effect(before: str, after: str) -> Effect | None:
    """The effect of another format; None if no values are known to be excluded.

    A format that no standard defines is a name: nothing says which values it excludes.
    """
    old, new = (word if word in _DEFINED else "" for word in (before, after))
    if old == new:
        return None
    for ranks in _RANKS:
        if old in ranks and new in ranks:
            return Effect.WIDENS if ranks[new] > ranks[old] else Effect.NARROWS
    if not old or not new:
        return Effect.WIDENS if not new else Effect.NARROWS
    return Effect.BOTH


class ConstraintChange(Struct, frozen=True):
    """A changed limit: its effect, and its old and new value in words (``""``: not set)."""

    code: str
    effect: Effect
    before: str
    after: str
    old: Node | None
    new: Node | None


Bound = tuple[float, bool]  # the value, and whether the bound is exclusive

# Keywords of the upper and the lower bound, and the noun for what they count.
MEASURES = (
    ("maximum", "minimum", ""),
    ("maxLength", "minLength", "character"),
    ("maxItems", "minItems", "item"),
    ("maxProperties", "minProperties", "property"),
    ("maxContains", "minContains", "matching item"),
)
ANYTHING = frozenset({"", ".*", "^.*$", "^.*", ".*$", "^"})
# Other keywords: adding one narrows, removing one widens; a changed one may do either.
RULES = (
    "not",
    "contains",
    "if",
    "then",
    "else",
    "propertyNames",
    "unevaluatedItems",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "contentSchema",
    "additionalItems",
)


def constraint_changes(
    old: ComparedSchema, new: ComparedSchema
) -> Iterator[ConstraintChange]:
    """The limits that differ between two schemas."""
    for upper, lower, word in MEASURES:
        yield from _bound(old, new, upper, word, upwards=True)
        yield from _bound(old, new, lower, word, upwards=False)
    yield from _pattern(old, new)
    yield from _multiples(old, new)
    yield from _unique(old, new)
    yield from _dependent(old, new)
    for keyword in RULES:
        yield from _rule(old, new, keyword)
    yield from _alternatives(old, new)


def _bound(
    old: ComparedSchema, new: ComparedSchema, keyword: str, word: str, *, upwards: bool
) -> Iterator[ConstraintChange]:
    before, after = bound_of(old, keyword, upwards), bound_of(new, keyword, upwards)
    if before == after:
        return
    if before is None or after is None:
        effect = Effect.NARROWS if before is None else Effect.WIDENS
    else:
        tighter = after < before if upwards else after > before
        if after[0] == before[0]:
            tighter = after[1]
        effect = Effect.NARROWS if tighter else Effect.WIDENS
    message = [
        "" if bound is None else _text_of(bound, word, upwards=upwards)
        for bound in (before, after)
    ]
    nodes = _constraint_owner(old, keyword), _constraint_owner(new, keyword)
    code = "limit" if keyword in ("maximum", "minimum") else "size"
    yield ConstraintChange(code, effect, message[0], message[1], *nodes)


def bound_of(schema: ComparedSchema, keyword: str, upwards: bool) -> Bound | None:
    """The strictest bound of all parts. In OpenAPI 3.0 a flag marks an exclusive bound."""
    exclusive = f"exclusive{keyword[0].upper()}{keyword[1:]}"
    found: list[Bound] = []
    for part in schema.parts:
        value, edge = part.value.get(keyword), part.value.get(exclusive)
        if _is_number(value):
            found.append((value, edge is True))
        if _is_number(edge):
            found.append((edge, True))
    if not upwards and found == [(0, False)] and keyword != "minimum":
        return None  # a minimum length of 0 limits nothing
    if not found:
        return None
    return min(found, key=lambda bound: (bound[0] if upwards else -bound[0]))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text_of(bound: Bound, word: str, *, upwards: bool) -> str:
    value, excluded = bound
    plain = int(value) if float(value).is_integer() else value
    number = f"{plain} {word if plain == 1 else _plural(word)}".strip()
    if excluded:
        return f"{'less' if upwards else 'more'} than {number}"
    return f"at {'most' if upwards else 'least'} {number}"


def _plural(noun: str) -> str:
    if not noun:
        return ""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _constraint_owner(schema: ComparedSchema, keyword: str) -> Node | None:
    exclusive = f"exclusive{keyword[0].upper()}{keyword[1:]}"
    return schema.own(keyword) or schema.own(exclusive)


def _pattern(old: ComparedSchema, new: ComparedSchema) -> Iterator[ConstraintChange]:
    before, after = (
        frozenset(
            str(node.value)
            for node in side.every("pattern")
            if str(node.value) not in ANYTHING
        )
        for side in (old, new)
    )
    if before == after:
        return
    effect = _effect_on_rules(before, after)
    message = [" and ".join(sorted(f"`{p}`" for p in side)) for side in (before, after)]
    nodes = old.own("pattern"), new.own("pattern")
    yield ConstraintChange("pattern", effect, message[0], message[1], *nodes)


def _effect_on_rules(before: frozenset[str], after: frozenset[str]) -> Effect:
    """The effect of a changed set of rules: more rules narrow, fewer widen."""
    if before < after:
        return Effect.NARROWS
    return Effect.WIDENS if after < before else Effect.BOTH


def _multiples(old: ComparedSchema, new: ComparedSchema) -> Iterator[ConstraintChange]:
    holders = old.own("multipleOf"), new.own("multipleOf")
    before, after = (node.value if node is not None else None for node in holders)
    if before == after:
        return
    if not _is_number(before) or not _is_number(after) or not before or not after:
        effect = Effect.WIDENS if after is None else Effect.NARROWS
    elif float(after / before).is_integer():
        effect = Effect.NARROWS
    else:
        effect = Effect.WIDENS if float(before / after).is_integer() else Effect.BOTH
    message = ["" if v is None else f"a multiple of {v}" for v in (before, after)]
    yield ConstraintChange("limit", effect, message[0], message[1], *holders)


def _unique(old: ComparedSchema, new: ComparedSchema) -> Iterator[ConstraintChange]:
    before, after = old.flag("uniqueItems"), new.flag("uniqueItems")
    if before != after:
        effect = Effect.NARROWS if after else Effect.WIDENS
        message = ["distinct items" if side else "" for side in (before, after)]
        holders = old.own("uniqueItems"), new.own("uniqueItems")
        yield ConstraintChange("size", effect, message[0], message[1], *holders)


def _dependent(old: ComparedSchema, new: ComparedSchema) -> Iterator[ConstraintChange]:
    before, after = (
        frozenset(
            f"{name} → {needed.value}"
            for holder in side.every("dependentRequired")
            for name, names in holder.members()
            for needed in names.items()
        )
        for side in (old, new)
    )
    if before != after:
        holders = old.own("dependentRequired"), new.own("dependentRequired")
        message = [", ".join(sorted(side)) for side in (before, after)]
        yield ConstraintChange(
            "dependent",
            _effect_on_rules(before, after),
            message[0],
            message[1],
            *holders,
        )


def _rule(
    old: ComparedSchema, new: ComparedSchema, keyword: str
) -> Iterator[ConstraintChange]:
    before, after = old.own(keyword), new.own(keyword)
    texts = [canonical(old, before), canonical(new, after)]
    if texts[0] == texts[1]:
        return
    if not texts[0] or not texts[1]:
        effect = Effect.WIDENS if texts[0] else Effect.NARROWS
    else:
        effect = Effect.BOTH
    message = [f"`{keyword}`" if text else "" for text in texts]
    yield ConstraintChange("rule", effect, message[0], message[1], before, after)


def _alternatives(
    old: ComparedSchema, new: ComparedSchema
) -> Iterator[ConstraintChange]:
    """Compare unions whose variants only restrict the schema that contains them."""
    holders = rules_of(old), rules_of(new)
    before, after = (
        frozenset(f"{node.pointer[-1]} {canonical(side, node)}" for node in nodes)
        for side, nodes in zip((old, new), holders, strict=True)
    )
    if before != after:
        message = [
            " and ".join(sorted({f"`{text.partition(' ')[0]}`" for text in texts}))
            for texts in (before, after)
        ]
        places = [nodes[0] if nodes else None for nodes in holders]
        yield ConstraintChange(
            "rule", _effect_on_rules(before, after), message[0], message[1], *places
        )


def canonical(schema: ComparedSchema, node: Node | None) -> str:
    """A schema as JSON without documentation keywords, for comparison.

    Its reference is resolved; references inside the schema are replaced by their names.
    "" if the schema accepts every value.
    """
    if node is None or node.value is True or node.value == {}:
        return ""
    target = resolve_chain(schema.ctx, node) or node
    return json.dumps(_comparable(target), sort_keys=True, default=str)


def _comparable(node: Node) -> Any:
    value = node.value
    if is_reference(value):
        return re.sub(r"^.*/", "", str(value.get("$ref", "")))
    if is_object(value):
        named = bool(node.pointer) and node.pointer[-1] in ("properties", "definitions")
        return {
            key: _comparable(inner)
            for key, inner in node.members()
            if named or (key not in WORDS and not key.startswith("x-"))
        }
    if is_array(value):
        items = [_comparable(item) for item in node.items()]
        unordered = bool(node.pointer) and node.pointer[-1] in ("required", "enum")
        return sorted(items, key=str) if unordered else items
    return value
