"""The schemas of a document as JSON Schema 2020-12, in which OpenAPI 3.1 writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from specloom import ir
from specloom.diagnostics import Span
from specloom.document import Node
from specloom.document.tree import member
from specloom.kinds import is_array, is_object, members
from specloom.openapi import accessors
from specloom.openapi.accessors import Context, is_reference_object, reference_in
from specloom.openapi.composition import component_id
from specloom.openapi.discriminators import mapped, tag_property

Key = tuple[str, tuple[str, ...]]
"""The location of a schema: the path of its file and its pointer."""
Steps = tuple[str | int, ...]
"""The way from a schema to one inside it."""

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


class _Schemas(Struct):
    """Converts schemas, and notes what they refer to.

    ``named`` returns what a ``$ref`` to an id is, ``references`` are the ids by these
    texts. ``tracked`` are the locations of schemas that others may refer to, ``met`` those
    of them that were converted since ``met`` was cleared, by the ``id()`` of the result.
    """

    ctx: Context
    named: Callable[[str], str]
    declared: Mapping[str, ir.Declaration]
    roots: Mapping[str, Node]
    ids: Mapping[Key, str]
    tracked: set[Key]
    wanted: dict[str, Node] = {}
    references: dict[str, str] = {}
    met: dict[int, tuple[Key, Any]] = {}

    def node_at(self, span: Span) -> Node | None:
        """The node at a location."""
        root = self.roots.get(span.document)
        return root.at(span.pointer) if root is not None else None

    def id_of(self, target: Node) -> str:
        """The id of the schema that a reference leads to, which is wanted from now on."""
        id = self.ids.get(_key(target)) or component_id(self.ctx, target).id
        if id not in self.wanted:
            declared = self.declared.get(id)
            node = None if declared is None else self.node_at(declared.span)
            self.wanted[id] = target if node is None else node
        return id

    def reference_to(self, id: str) -> str:
        """What refers to an id."""
        name = self.named(id)
        self.references[name] = id
        return name

    def schema(self, node: Node) -> Any:
        """A schema as JSON Schema."""
        value = node.value
        if not is_object(value):
            return value if isinstance(value, bool) else {}
        made: dict[str, Any] = {}
        alone = False
        if is_reference_object(node):
            ref = reference_in(node) or ""
            target = self.ctx.documents.quietly_resolved(ref, node)
            alone = not self.ctx.dialect.reads_ref_siblings
            if target is not None:
                made["$ref"] = self.reference_to(self.id_of(target))
        source, pointer = node.source, node.pointer
        for keyword, inner in value.items():
            read = _PARTS.get(keyword)
            if read is not None and not alone:
                found = read(self, Node(source, (*pointer, keyword), inner))
            elif keyword in _VALUES and (not alone or keyword in _ANNOTATIONS):
                found = _VALUES[keyword](inner)
            else:
                continue
            if found is not None:
                made[keyword] = found
        made = _modern(made, node)
        # In one order, so that the order of keywords in the document changes nothing.
        made = {key: made[key] for key in sorted(made, key=_RANKS.__getitem__)}
        key = _key(node)
        if key in self.tracked:
            self.met[id(made)] = key, made
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


def _any(value: Any) -> Any:
    return value


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: Any) -> Any:
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    return value if fits else None


def _exclusive(value: Any) -> Any:
    return value if isinstance(value, bool) else _number(value)


def _count(value: Any) -> int | None:
    found = _number(value)
    return int(found) if found is not None and found == int(found) >= 0 else None


def _list(value: Any) -> list[Any] | None:
    return list(value) if is_array(value) else None


def _type(value: Any) -> Any:
    if is_array(value):
        kinds = [kind for kind in value if isinstance(kind, str)]
        return [kind for kind in kinds if kind in _TYPES] or None
    return value if isinstance(value, str) and value in _TYPES else None


def _names(value: Any) -> list[str] | None:
    if not is_array(value):
        return None
    return [name for name in value if name.__class__ is str]


def _names_by_property(value: Any) -> dict[str, Any] | None:
    found = {name: _names(each) for name, each in members(value).items()}
    return {name: listed for name, listed in found.items() if listed} or None


def _link(value: Any) -> dict[str, Any] | None:
    """The link to more documentation; tools refuse one that is not a URL."""
    texts = _texts(value, "description", "url")
    return texts if "://" in texts.get("url", "") else None


def _xml(value: Any) -> dict[str, Any] | None:
    named = _texts(value, "name", "namespace", "prefix")
    texts = {key: text for key, text in named.items() if text}
    given = members(value)
    flags = {k: True for k in ("attribute", "wrapped") if given.get(k) is True}
    return {**texts, **flags} or None


def _texts(value: Any, *keys: str) -> dict[str, str]:
    """The properties of an object that are there; "" for one that is not a string."""
    given = members(value)
    return {key: _text(given[key]) or "" for key in keys if key in given}


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
    names = {tag: of.reference_to(id) for tag, id in tags.items()}
    return {"propertyName": wire, **({"mapping": names} if names else {})}


_VALUES: dict[str, Callable[[Any], Any]] = {
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
    "type": _type,
    "required": _names,
    "dependentRequired": _names_by_property,
    "externalDocs": _link,
    "xml": _xml,
}
"""How each keyword is read that contains no schema. Malformed values are left out."""

_PARTS: dict[str, Callable[[_Schemas, Node], Any]] = {
    **dict.fromkeys(("additionalProperties", "propertyNames", "contains"), _schema),
    **dict.fromkeys(("not", "if", "then", "else", "contentSchema"), _schema),
    **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), _schema),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _schemas),
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas"), _by_name),
    "items": _items,
    "discriminator": _discriminator,
}
"""How each keyword is read that contains schemas. Extensions are left out."""

_RANKS = {
    keyword: rank
    for rank, keyword in enumerate(
        (
            *("$ref", "default", "const", "example", "title", "description"),
            *("format", "pattern", "contentMediaType", "contentEncoding"),
            *("deprecated", "readOnly", "writeOnly", "uniqueItems", "minimum"),
            *("maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"),
            *("minLength", "maxLength", "minItems", "maxItems", "minProperties"),
            *("maxProperties", "minContains", "maxContains", "enum", "examples"),
            *("additionalProperties", "propertyNames", "contains", "not", "if"),
            *("then", "else", "contentSchema", "unevaluatedProperties"),
            *("unevaluatedItems", "allOf", "anyOf", "oneOf", "prefixItems"),
            *("properties", "patternProperties", "dependentSchemas", "type"),
            *("required", "dependentRequired", "items", "externalDocs", "xml"),
            "discriminator",
        )
    )
}
"""The order of keywords in the output."""


def json_schemas(
    ctx: Context,
    declarations: Sequence[ir.Declaration],
    named: Callable[[str], str],
) -> Iterator[tuple[str, ir.Json]]:
    """Yield the JSON Schema of each model, and of each schema that these refer to, by id.

    ``named`` returns the name of an id, which ``$ref`` and ``mapping`` have. A model that
    is written inside another schema is a list instead: the name of that schema and the
    steps to the model.
    """
    roots = {
        source.path: Node(source, (), source.value)
        for source in ctx.documents.whole_sources()
    }
    ids: dict[Key, str] = {}
    for declared in declarations:
        key = declared.span.document, tuple(declared.span.pointer)
        ids[key] = min(ids.get(key, declared.id), declared.id, key=len)
    index = {declared.id: declared for declared in declarations}
    of = _Schemas(ctx, named, index, roots, ids, set(ids))
    models = [declared for declared in declarations if isinstance(declared, ir.Model)]
    for model in models:
        node = of.node_at(model.span)
        if node is not None:
            of.wanted[model.id] = node
    yield from _Collection(of).all(models)


def report_lost_tags(ctx: Context, declarations: Sequence[ir.Declaration]) -> None:
    """Report the tags of discriminators that no JSON Schema can have (W104, W314).

    Only if there may be one, schemas are made to find those of models.
    """
    if _may_lose_tags(ctx):
        for _ in json_schemas(ctx, declarations, str):
            pass


def _may_lose_tags(ctx: Context) -> bool:
    components = member(ctx.documents.root().value, "components")
    known = members(member(components, "schemas"))
    for source in ctx.documents.whole_sources():
        origin = Node(source, (), source.value)
        for name in _mapped_names(source.value):
            if name in known:
                continue
            if source.has_ids or not name.startswith("#"):
                return True
            if ctx.documents.quietly_resolved(name, origin) is None:
                return True
    return False


def _mapped_names(value: Any) -> Iterator[str]:
    """Yield what the discriminators in a document map tags to."""
    work: dict[int, Any] = {id(value): value}
    seen = set[int]()  # a YAML alias is the same object in several places
    while work:
        key, here = work.popitem()
        seen.add(key)
        inner = here.values() if is_object(here) else here
        for each in inner:
            if each.__class__ in (dict, list) and id(each) not in seen:
                work[id(each)] = each
        if "discriminator" in here:
            mapping = member(member(here, "discriminator"), "mapping")
            yield from (
                one for one in members(mapping).values() if isinstance(one, str)
            )


class _Outline(Struct, frozen=True):
    """The properties that a schema describes, and the ids of schemas that describe more."""

    properties: frozenset[str]
    references: tuple[str, ...]


class _Collection(Struct):
    """Converts the wanted schemas one after the other, and keeps their texts.

    All of them as objects would take 20 times the memory. ``inner`` holds the steps to the
    schemas inside each, by its location.
    """

    of: _Schemas
    texts: dict[Key, ir.Json] = {}
    outlines: dict[Key, _Outline] = {}
    inner: dict[Key, dict[Key, Steps]] = {}

    def all(self, models: Sequence[ir.Model]) -> Iterator[tuple[str, ir.Json]]:
        """The schemas by id, those inside others as their places."""
        self._convert_wanted()
        extended = {
            model.id: text
            for model in models
            if model.id in self.of.wanted and (text := self._completed(model))
        }
        self._convert_wanted()
        inside: dict[Key, list[str | int]] = {}
        for id in self._sorted(self.of.wanted):
            key = _key(self.of.wanted[id])
            if id in extended:
                yield id, extended[id]
            elif key in inside:
                yield id, ir.Json.of(inside[key])
            else:
                yield id, self._text(self.of.wanted[id])
                name = self.of.named(id)
                for place, steps in self.inner[key].items():
                    inside.setdefault(place, [name, *steps])

    def _sorted(self, ids: Iterable[str]) -> list[str]:
        """Ids in an order in which outer schemas precede those inside them."""
        return sorted(ids, key=lambda id: (len(self.of.wanted[id].pointer), id))

    def _convert_wanted(self) -> None:
        """Convert the schemas that are wanted, and those that these want."""
        wanted = self.of.wanted
        while left := [id for id in wanted if _key(wanted[id]) not in self.outlines]:
            for id in self._sorted(left):
                key = _key(wanted[id])
                self._track(key)
                if key not in self.outlines:
                    self._text(wanted[id])

    def _track(self, key: Key) -> None:
        """Find a schema in those around it, which were converted before it was wanted."""
        if key in self.of.tracked:
            return
        self.of.tracked.add(key)
        path, pointer = key
        for end in range(len(pointer)):
            self.texts.pop((path, pointer[:end]), None)

    def _text(self, node: Node) -> ir.Json:
        """The text of a schema, which is converted if it is not known."""
        key = _key(node)
        known = self.texts.get(key)
        if known is not None:
            return known
        self.of.met.clear()
        schema = self.of.schema(node)
        self.inner[key] = {}
        if self.of.met.keys() - {id(schema)}:
            self._find(schema, (), self.inner[key])
        for place, inside in self.of.met.values():
            self.outlines[place] = self._outline(inside)
        self.outlines[key] = self._outline(schema)
        text = self.texts[key] = ir.Json.of(schema)
        return text

    def _find(self, value: Any, steps: Steps, found: dict[Key, Steps]) -> None:
        """Find the steps to the tracked schemas inside a converted one."""
        if steps and id(value) in self.of.met:
            found.setdefault(self.of.met[id(value)][0], steps)
        parts = value.items() if is_object(value) else enumerate(value)
        for step, inner in parts:
            if isinstance(inner, dict | list):
                self._find(inner, (*steps, step), found)

    def _outline(self, schema: Any) -> _Outline:
        properties, references = set[str](), list[str]()
        parts: list[Any] = [schema]
        while parts:
            part = parts.pop()
            if is_object(part):
                properties |= {*part.get("properties", ()), *part.get("required", ())}
                for keyword in ("allOf", "anyOf", "oneOf"):
                    parts.extend(part.get(keyword, ()))
                if "$ref" in part:
                    references.append(self.of.references[part["$ref"]])
        return _Outline(frozenset(properties), tuple(references))

    def _completed(self, model: ir.Model) -> ir.Json | None:
        """A model's schema with the properties that it has from schemas around it; None if
        there are none.

        These are the properties that stand next to a union whose variant the model is.
        """
        of, node = self.of, self.of.wanted[model.id]
        known = self._property_names(model.id)
        others = [one for one in model.fields if one.wire not in known]
        if not others:
            return None
        schema = of.schema(node)
        extra: dict[str, Any] = {"type": "object", "properties": {}}
        for one in others:
            inner = of.node_at(one.span)
            is_own = inner is not None and inner.key == one.wire
            extra["properties"][one.wire] = of.schema(inner) if inner and is_own else {}
        required = [one.wire for one in others if one.required]
        extra |= {"required": required} if required else {}
        return ir.Json.of({"allOf": [schema, extra]} if schema else extra)

    def _property_names(self, id: str) -> set[str]:
        """The names of the properties that a schema describes, itself or by reference."""
        found, seen, work = set[str](), {id}, [id]
        while work:
            outline = self.outlines[_key(self.of.wanted[work.pop()])]
            found |= outline.properties
            work += [each for each in outline.references if each not in seen]
            seen.update(outline.references)
        return found
