"""The schemas of a document as JSON Schema 2020-12, in which OpenAPI 3.1 writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any

from specloom import ir
from specloom.diagnostics import Span
from specloom.document import Node
from specloom.kinds import dataclass, is_array, is_object
from specloom.openapi import accessors
from specloom.openapi.accessors import Context, is_reference_object, reference_in
from specloom.openapi.composition import component_id
from specloom.openapi.discriminators import mapped, tag_property

Key = tuple[str, tuple[str, ...]]
"""The location of a schema: the path of its file and its pointer."""

_TYPES = frozenset(
    ("array", "boolean", "integer", "null", "number", "object", "string")
)
_ANNOTATIONS = frozenset(
    {
        *("title", "description", "default", "example", "examples", "deprecated"),
        *("readOnly", "writeOnly", "externalDocs", "xml"),
    }
)
"""What may be next to ``$ref`` in versions that ignore other keywords there."""


@dataclass(slots=True)
class _Schemas:
    """Converts schemas, and notes what they refer to."""

    ctx: Context
    api: ir.Api
    roots: dict[str, Node]
    ids: dict[Key, str]
    wanted: dict[str, Node] = field(default_factory=dict[str, Node])
    places: dict[int, Key] = field(default_factory=dict[int, Key])

    def node_at(self, span: Span) -> Node | None:
        """The node at a location."""
        node = self.roots.get(span.document)
        for token in span.pointer:
            node = None if node is None else node.step(token)
        return node

    def id_of(self, target: Node) -> str:
        """The id of the schema that a reference leads to, which is wanted from now on."""
        id = self.ids.get(_key(target)) or component_id(self.ctx, target).id
        declared = self.api.index.get(id)
        node = None if declared is None else self.node_at(declared.span)
        self.wanted.setdefault(id, target if node is None else node)
        return id

    def schema(self, node: Node) -> Any:
        """A schema as JSON Schema; references in it are ids."""
        if not is_object(node.value):
            return node.value if isinstance(node.value, bool) else {}
        made: dict[str, Any] = {}
        alone = False
        if is_reference_object(node):
            ref = reference_in(node) or ""
            target = self.ctx.documents.quietly_resolved(ref, node)
            alone = not self.ctx.dialect.reads_ref_siblings
            if target is not None:
                made["$ref"] = self.id_of(target)
        for keyword, inner in node.members():
            read = _KEYWORDS.get(keyword)
            if read is not None and (not alone or keyword in _ANNOTATIONS):
                found = read(self, inner)
                if found is not None:
                    made[keyword] = found
        made = _modern(made, node)
        # In one order, so that the order of keywords in the document changes nothing.
        made = {key: made[key] for key in sorted(made, key=_RANKS.__getitem__)}
        self.places[id(made)] = _key(node)
        return _with_null(made) if _says_null(node) else made


def _key(node: Node) -> Key:
    return node.source.path, tuple(node.pointer)


def _modern(made: dict[str, Any], node: Node) -> dict[str, Any]:
    """A schema without the spellings of older versions."""
    if "example" in node.value:
        made.pop("example", None)
        made.setdefault("examples", [node.value["example"]])
    for side, limit in ("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"):
        flag = made.get(side)
        if isinstance(flag, bool):
            del made[side]
            if flag and limit in made:
                made[side] = made.pop(limit)
    if is_array(made.get("items")):  # JSON Schema before 2020-12
        made["prefixItems"] = made.pop("items")
    if "const" in node.value and node.value["const"] is None:
        made["enum"] = [None]
    if node.value.get("type") == "file":  # Swagger 2.0
        made |= {"type": "string", "format": "binary"}
    return made


def _says_null(node: Node) -> bool:
    return node.value.get("nullable") is True or accessors.nullable(node)


def _with_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that also accepts null, as OpenAPI 3.1 writes it."""
    kinds = schema.get("type")
    if kinds is not None:
        kinds = kinds if is_array(kinds) else [kinds]
        schema["type"] = kinds if "null" in kinds else [*kinds, "null"]
        if is_array(schema.get("enum")) and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
        return schema
    outer = {key: schema.pop(key) for key in list(schema) if key in _ANNOTATIONS}
    if not schema:
        return outer
    return {**outer, "anyOf": [schema, {"type": "null"}]}


def _any(of: _Schemas, node: Node) -> Any:
    return node.value


def _text(of: _Schemas, node: Node) -> str | None:
    return node.value if isinstance(node.value, str) else None


def _flag(of: _Schemas, node: Node) -> bool | None:
    return node.value if isinstance(node.value, bool) else None


def _number(of: _Schemas, node: Node) -> Any:
    fits = isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return node.value if fits else None


def _exclusive(of: _Schemas, node: Node) -> Any:
    return node.value if isinstance(node.value, bool) else _number(of, node)


def _count(of: _Schemas, node: Node) -> int | None:
    found = _number(of, node)
    return int(found) if found is not None and found == int(found) >= 0 else None


def _list(of: _Schemas, node: Node) -> list[Any] | None:
    return list(node.value) if is_array(node.value) else None


def _type(of: _Schemas, node: Node) -> Any:
    if is_array(node.value):
        kinds = [kind for kind in node.value if isinstance(kind, str)]
        return [kind for kind in kinds if kind in _TYPES] or None
    known = isinstance(node.value, str) and node.value in _TYPES
    return node.value if known else None


def _names(of: _Schemas, node: Node) -> list[str] | None:
    listed = _list(of, node)
    return (
        None if listed is None else [name for name in listed if name.__class__ is str]
    )


def _names_by_property(of: _Schemas, node: Node) -> dict[str, Any] | None:
    found = {name: _names(of, inner) for name, inner in node.members()}
    return {name: listed for name, listed in found.items() if listed} or None


def _schema(of: _Schemas, node: Node) -> Any:
    return of.schema(node)


def _schemas(of: _Schemas, node: Node) -> list[Any] | None:
    return [of.schema(item) for item in node.items()] or None


def _items(of: _Schemas, node: Node) -> Any:
    return _schemas(of, node) if node.is_array else of.schema(node)


def _by_name(of: _Schemas, node: Node) -> dict[str, Any] | None:
    if not node.is_object:
        return None
    return {key: of.schema(inner) for key, inner in node.members()}


def _link(of: _Schemas, node: Node) -> dict[str, Any] | None:
    """The link to more documentation; tools refuse one that is not a URL."""
    url = node.text("url")
    keys = ("description", "url")
    return {k: node.text(k) for k in keys if k in node} if "://" in url else None


def _xml(of: _Schemas, node: Node) -> dict[str, Any] | None:
    texts = {k: node.text(k) for k in ("name", "namespace", "prefix") if node.text(k)}
    flags = {k: True for k in ("attribute", "wrapped") if node.flag(k)}
    return {**texts, **flags} or None


def _discriminator(of: _Schemas, node: Node) -> dict[str, Any] | None:
    """The discriminator, with the schemas that the names of components imply."""
    wire = tag_property(node)
    if not wire:
        return None
    tags = {tag: of.id_of(target) for tag, target in mapped(of.ctx, node).items()}
    holder = of.roots[node.source.path]
    for token in node.pointer[:-1]:
        holder = holder.step(token) or holder
    for keyword in ("oneOf", "anyOf"):
        group = holder.get(keyword)
        for item in () if group is None else group.items():
            target = of.ctx.documents.quietly_resolved(reference_in(item) or "", item)
            if is_reference_object(item) and target is not None:
                id = of.id_of(target)
                if id not in tags.values():
                    tags[target.key] = id
    return {"propertyName": wire, **({"mapping": tags} if tags else {})}


_KEYWORDS: dict[str, Callable[[_Schemas, Node], Any]] = {
    **dict.fromkeys(("default", "const", "example"), _any),
    **dict.fromkeys(("title", "description", "format", "pattern"), _text),
    **dict.fromkeys(("contentMediaType", "contentEncoding"), _text),
    **dict.fromkeys(("deprecated", "readOnly", "writeOnly", "uniqueItems"), _flag),
    **dict.fromkeys(("minimum", "maximum", "multipleOf"), _number),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), _exclusive),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _count),
    **dict.fromkeys(("minProperties", "maxProperties"), _count),
    **dict.fromkeys(("minContains", "maxContains"), _count),
    **dict.fromkeys(("enum", "examples"), _list),
    **dict.fromkeys(("additionalProperties", "propertyNames", "contains"), _schema),
    **dict.fromkeys(("not", "if", "then", "else", "contentSchema"), _schema),
    **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), _schema),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _schemas),
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas"), _by_name),
    "type": _type,
    "required": _names,
    "dependentRequired": _names_by_property,
    "items": _items,
    "externalDocs": _link,
    "xml": _xml,
    "discriminator": _discriminator,
}
"""How each keyword is read. Malformed values and extensions are left out."""

_RANKS = {keyword: rank for rank, keyword in enumerate(("$ref", "type", *_KEYWORDS))}
"""The order of keywords in the output."""


def json_schemas(ctx: Context, api: ir.Api) -> tuple[tuple[str, ir.Json], ...]:
    """The JSON Schema of each model, and of each schema that these refer to, by id.

    The ``$ref`` of a schema is an id. A model that is written inside another schema is
    a list instead: the id of that schema and the path within it.
    """
    roots = {
        source.path: Node(source, (), source.value)
        for source in ctx.documents.whole_sources()
    }
    ids: dict[Key, str] = {}
    for declared in api.declarations:
        key = declared.span.document, tuple(declared.span.pointer)
        ids[key] = min(ids.get(key, declared.id), declared.id, key=len)
    of = _Schemas(ctx, api, roots, ids)
    for declared in api.declarations:
        node = of.node_at(declared.span)
        if isinstance(declared, ir.Model) and node is not None:
            of.wanted[declared.id] = node
    made: dict[str, Any] = {}
    _make(of, made)
    extended = {
        declared.id: _completed(of, made, declared, made[declared.id])
        for declared in api.declarations
        if isinstance(declared, ir.Model) and declared.id in made
    }
    _make(of, made)
    return tuple(_listed(of, made, extended))


def _make(of: _Schemas, made: dict[str, Any]) -> None:
    """Add the schemas that are wanted, and those that these want."""
    while left := [id for id in of.wanted if id not in made]:
        for id in left:
            made[id] = of.schema(of.wanted[id])


def _listed(
    of: _Schemas, made: dict[str, Any], extended: dict[str, Any]
) -> Iterator[tuple[str, ir.Json]]:
    """The schemas, those inside others as their places."""
    inside: dict[Key, list[str | int]] = {}
    for owner in sorted(made, key=lambda id: (len(of.wanted[id].pointer), id)):
        schema, place = made[owner], inside.get(_key(of.wanted[owner]))
        whole = extended.get(owner, schema)
        if whole is not schema:
            yield owner, ir.Json.of(whole)
        elif place is not None:
            yield owner, ir.Json.of(place)
        else:
            yield owner, ir.Json.of(schema)
            for key, path in _within(of, schema, (owner,)):
                inside.setdefault(key, list(path))


def _within(
    of: _Schemas, schema: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[Key, tuple[str | int, ...]]]:
    """The schemas inside a schema: the location of each, and its path."""
    parts: list[tuple[str | int, Any]] = []
    if is_object(schema):
        if len(path) > 1 and id(schema) in of.places:
            yield of.places[id(schema)], path
        parts.extend(schema.items())
    elif is_array(schema):
        parts.extend(enumerate(schema))
    for step, inner in parts:
        yield from _within(of, inner, (*path, step))


def _completed(of: _Schemas, made: dict[str, Any], model: ir.Model, schema: Any) -> Any:
    """A model's schema, with the properties that it has from schemas around it.

    These are the properties that stand next to a union whose variant the model is.
    """
    known = _property_names(made, schema, set())
    others = [one for one in model.fields if one.wire not in known]
    if not others:
        return schema
    extra: dict[str, Any] = {"type": "object", "properties": {}}
    for one in others:
        node = of.node_at(one.span)
        is_own = node is not None and node.key == one.wire
        extra["properties"][one.wire] = of.schema(node) if node and is_own else {}
    required = [one.wire for one in others if one.required]
    extra |= {"required": required} if required else {}
    return {"allOf": [schema, extra]} if schema else extra


def _property_names(made: dict[str, Any], schema: Any, seen: set[str]) -> set[str]:
    """The names of the properties that a schema describes, itself or by reference.

    References in ``seen``, to which this adds, are not followed again.
    """
    if not is_object(schema):
        return set()
    found = {*schema.get("properties", ()), *schema.get("required", ())}
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, ()):
            found |= _property_names(made, part, seen)
    ref = schema.get("$ref")
    if ref is not None and ref not in seen:
        seen.add(ref)
        found |= _property_names(made, made.get(ref), seen)
    return found
