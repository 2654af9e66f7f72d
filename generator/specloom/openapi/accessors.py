"""Typed access to the objects of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import Any

from msgspec import Struct

from specloom import ir
from specloom.diagnostics import Report, Severity
from specloom.document import Documents, Node, kind_of
from specloom.document.limits import (
    MOST_MERGES,
    MOST_MERGES_OF_ALL,
    MOST_REFERENCES,
    too_many_merges,
    too_many_references,
)
from specloom.document.tree import member
from specloom.kinds import is_array, is_object, members
from specloom.naming.assign import words
from specloom.signing import Signing, SigningError, read_signing

MAX_DEPTH = 30  # nested types without a declaration in between


class Dialect(StrEnum):
    """The version of the standard that the root document declares, without its patch."""

    SWAGGER_2_0 = "2.0"
    OPENAPI_3_0 = "3.0"
    OPENAPI_3_1 = "3.1"
    OPENAPI_3_2 = "3.2"

    @property
    def is_swagger(self) -> bool:
        """Whether this is Swagger 2.0, the version before OpenAPI 3."""
        return self is Dialect.SWAGGER_2_0

    @property
    def reads_ref_siblings(self) -> bool:
        """Whether other keywords next to ``$ref`` apply (JSON Schema 2020-12 §8.2.3.1)."""
        return self in (Dialect.OPENAPI_3_1, Dialect.OPENAPI_3_2)


class SchemaPlace(Struct, frozen=True):
    """The context of a type that is being read.

    ``hint`` is the text that names can be derived from, ``depth`` the number of enclosing
    types without a declaration in between, and ``unions`` the ids of the unions whose
    variants are being merged.
    """

    hint: str
    depth: int = 0
    unions: frozenset[str] = frozenset()

    @property
    def is_deep(self) -> bool:
        """Whether the type is nested so deeply that it gets its own declaration."""
        return self.depth > MAX_DEPTH

    def inner(self, words: str = "") -> SchemaPlace:
        """The context of a nested type; ``words`` are appended to the hint."""
        hint = f"{self.hint} {words}" if words else self.hint
        return SchemaPlace(hint, self.depth + 1)


class SubSchema(Struct, frozen=True):
    """A schema object that is part of a type.

    ``hint`` is the text that the names of its inline schemas are derived from; ``ignored``
    holds the keywords that were already processed.
    """

    node: Node
    hint: str
    ignored: frozenset[str] = frozenset()

    def get(self, keyword: str) -> Node | None:
        """The keyword's value, unless it is in ``ignored``."""
        if self.ignored and keyword in self.ignored:
            return None
        return self.node.get(keyword)


class MergedSchema(Struct, frozen=True):
    """A schema as a list of parts that must all be valid: ``allOf`` flattened, bases first.

    ``id`` is the id of the declaration, if it needs one; ``node`` is the schema in the
    document, for documentation and location.
    """

    id: str
    node: Node
    parts: tuple[SubSchema, ...]


class Pending(Struct, frozen=True, kw_only=True):
    """A declaration that is referenced but not read yet; ``shape`` is set if it was merged."""

    id: str
    hint: str
    node: Node
    shape: MergedSchema | None = None
    component: bool = False


class ComponentId(Struct, frozen=True):
    """The declaration at a location of the documents."""

    id: str
    hint: str
    component: bool


class Inheritance(Struct, frozen=True):
    """A base schema with a discriminator, and the schemas that extend it by ``allOf``."""

    base: ComponentId
    node: Node
    discriminator: Node
    subtypes: tuple[Node, ...]

    @property
    def id(self) -> str:
        """The id of the union of the base and its subtypes."""
        return f"{self.base.id}/discriminator"


class ListItem(Struct, frozen=True, kw_only=True):
    """What identifies an item of a list, such as a variant of a union.

    ``label`` identifies the item in ids, ``mark`` is a digest of its content. The name is
    derived from ``hint``; ``numbered`` is the hint with numbers for variants, ``source`` the
    hint with only the titles of variants. An item that several schemas extend has one entry
    for each.
    """

    label: str
    mark: str = ""
    hint: str = ""
    numbered: str = ""
    source: str = ""


class Context(Struct):
    """The documents, the report, and the declarations read so far.

    References are followed with a worklist: ``declare`` adds a declaration, and
    ``read_pending`` reads those. ``postponed`` are the targets of references that
    a later part of the document may declare.
    """

    documents: Documents
    report: Report
    dialect: Dialect
    excluded: frozenset[str] = frozenset()
    declared: dict[str, ir.Declaration] = {}
    pending: list[Pending] = []
    declared_ids: set[str] = set()
    postponed: dict[str, Pending] = {}
    hints: dict[int, str] = {}  # of schemas in paths, by the identity of their value
    component_ids: dict[str, ComponentId] = {}
    inheritance: dict[str, Inheritance] = {}
    nullable: dict[str, bool] = {}
    skipped: list[ir.Skipped] = []
    parameters: list[tuple[str, Node, ir.Parameter]] = []
    parts: dict[tuple[str, str], tuple[SubSchema, ...]] = {}
    merged: dict[tuple[str, ...], dict[str, ir.Type]] = {}
    listed: dict[str, tuple[ListItem, ...]] = {}
    inline_enums: dict[str, None] = {}  # ids
    warned: set[tuple[str, ...]] = set()
    merges: Counter[str] = Counter()

    def count_merge(self, id: str, node: Node) -> None:
        """Count a schema that a union or ``allOf`` combines others to.

        ``id`` is the id of its declaration. Unions in ``allOf`` multiply: a few references
        can combine to millions of schemas.

        Raises:
            InputError: there are too many (E118).
        """
        owner = "/".join(id.split("/", 4)[:4])
        self.merges[owner] += 1
        self.merges[""] += 1
        for key, most in ((owner, MOST_MERGES), ("", MOST_MERGES_OF_ALL)):
            if self.merges[key] > most:
                raise too_many_merges(node.span, most)

    def declare(self, wanted: Pending) -> ir.Ref:
        """Return a reference to a declaration, and schedule it to be read once."""
        if wanted.id not in self.declared_ids:
            self.declared_ids.add(wanted.id)
            self.pending.append(wanted)
        return ir.Ref(wanted.id)

    def postpone(self, wanted: Pending) -> ir.Ref:
        """Return a reference to a schema that is declared at the end, if not before.

        Tools that bundle documents refer to the place where a schema occurs first, such as
        ``#/paths/~1users/get/responses/200/…``. The schema is named as it is there.
        """
        self.postponed.setdefault(wanted.id, wanted)
        return ir.Ref(wanted.id)

    def warn(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """Warn, once per operation, that a node is only partly supported.

        A schema that several others extend is read for each of them.
        """
        key = (self.report.owner, code, node.id, message)
        if key in self.warned:
            return
        self.warned.add(key)
        self.report.warning(code, node.span, message, hint, element=node.id)


SCHEMA_CONTAINERS = frozenset({"schemas", "definitions", "$defs"})
UNRESOLVED_CODES = frozenset({"W104", "W120", "W121", "W123"})
KEYWORDS = ("$ref", "$dynamicRef", "$recursiveRef")


def is_reference(value: Any) -> bool:
    """Whether a value is a reference object."""
    if not is_object(value):
        return False
    return (
        ("$ref" in value and isinstance(value["$ref"], str))
        or ("$dynamicRef" in value and isinstance(value["$dynamicRef"], str))
        or ("$recursiveRef" in value and isinstance(value["$recursiveRef"], str))
    )


def is_reference_object(node: Node) -> bool:
    """Whether the node is a reference object."""
    return is_reference(node.value)


def reference_in(node: Node) -> str | None:
    """The target of a reference object; None if the node is not a reference.

    A dynamic reference that was not expanded (``transforms/dynamic_references.py``) is read
    as a plain one to the anchor of the same name, a recursive one (JSON Schema 2019-09
    §8.2.4.2.1) as a reference to the enclosing named schema.
    """
    if not is_object(node.value):
        return None
    for keyword in KEYWORDS:
        ref = node.value.get(keyword)
        if isinstance(ref, str):
            is_root = keyword == "$recursiveRef" and ref == "#"
            return _enclosing_schema(node.pointer) if is_root else ref
    return None


def _enclosing_schema(pointer: tuple[str, ...]) -> str:
    """The innermost named schema that contains a location."""
    for end in range(len(pointer) - 1, 0, -1):
        if pointer[end - 1] in SCHEMA_CONTAINERS:
            steps = pointer[: end + 1]
            return "#/" + "/".join(
                step.replace("~", "~0").replace("/", "~1").replace("%", "%25")
                for step in steps
            )
    return "#"


def target_of(ctx: Context, node: Node) -> Node | None:
    """The direct target of a reference object; None, with a report, if there is none."""
    ref = reference_in(node)
    return None if ref is None else ctx.documents.resolve(ref, node)


def resolve_chain(ctx: Context, node: Node) -> Node | None:
    """The final target of a chain of references; None, with a report, if there is none."""
    seen: set[Node] = set()
    here = node
    while is_reference_object(here):
        if here in seen:
            ctx.warn("W303", node, "the reference leads back to itself")
            return None
        seen.add(here)
        if len(seen) > MOST_REFERENCES:
            raise too_many_references(node.span)
        target = target_of(ctx, here)
        if target is None:
            return None
        here = target
    return here


@contextmanager
def documentation_only(ctx: Context) -> Generator[None]:
    """Report unresolved references in the body as W302 warnings.

    For references that affect only documentation, which must not stop the run.
    """
    before = len(ctx.report.found)
    yield
    for index in range(before, len(ctx.report.found)):
        found = ctx.report.found[index]
        if found.severity is Severity.ERROR or found.code in UNRESOLVED_CODES:
            ctx.report.found[index] = replace(
                found, code="W302", severity=Severity.WARNING
            )


def warn_wrong_type(ctx: Context, node: Node, wanted: str) -> None:
    """Warn that a value has the wrong JSON type."""
    what = kind_of(node.value)
    ctx.warn("W301", node, f"expected {wanted}, found {what}; it is skipped")


def object_at(ctx: Context, node: Node, key: str) -> Node | None:
    """The property if it is an object; null counts as absent, other types are reported."""
    found = node.get(key)
    if found is None or found.value is None:
        return None
    if found.is_object:
        return found
    warn_wrong_type(ctx, found, "an object")
    return None


def members_at(ctx: Context, node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The properties of the object at ``key``; empty if there is none."""
    found = object_at(ctx, node, key)
    if found is not None:
        yield from found.members()


def items_at(ctx: Context, node: Node, key: str) -> Iterator[Node]:
    """The items of the array at ``key``; empty if there is none."""
    found = node.get(key)
    if found is None or found.value is None:
        return
    if found.is_array:
        yield from found.items()
    else:
        warn_wrong_type(ctx, found, "an array")


def texts_at(ctx: Context, node: Node, key: str) -> tuple[str, ...]:
    """The distinct strings of the array at ``key``; a single string counts as one item."""
    found = node.get(key)
    if found is not None and found.is_text:
        return (str(found.value),)
    texts = (text_of(item.value) for item in items_at(ctx, node, key))
    return tuple(dict.fromkeys(text for text in texts if text is not None))


def tags_of(ctx: Context, operation: Node) -> tuple[str, ...]:
    """The tags of an operation; those without a visible character are none."""
    return tuple(tag for tag in texts_at(ctx, operation, "tags") if tag.strip())


def text_of(value: Any) -> str | None:
    """A string unchanged, a number or boolean as JSON text; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else None


def text_at(node: Node, key: str) -> str:
    """The property as a string; "" if it is missing or has another type."""
    return text_of(node.value[key]) or "" if key in node else ""


def flag_at(node: Node, key: str) -> bool | None:
    """The property as a boolean, even if it is quoted; None if it is neither."""
    if key not in node:
        return None
    found = node.value[key]
    if isinstance(found, bool):
        return found
    return {"true": True, "false": False}.get(str(found).lower())


def followed(ctx: Context, node: Node) -> Node | None:
    """The object that a node is or refers to; None, with a report, if there is none."""
    target = resolve_chain(ctx, node)
    if target is None or target.value is None:
        return None
    if target.is_object:
        return target
    warn_wrong_type(ctx, target, "an object")
    return None


class Resolved(Struct, frozen=True):
    """The content of a schema, with a resolver for the references in it."""

    contents: Any
    resolver: Any


class NodePath:
    """An implementation of the ``jsonschema_path.SchemaPath`` interface with nodes.

    References are resolved everywhere, with the files and the cache of the reader. Unlike
    the original it fetches nothing by itself, has locations, and traverses a document of
    13 MB in seconds.
    """

    __slots__ = ("_documents", "_target", "node")

    def __init__(self, documents: Documents, node: Node) -> None:
        self._documents = documents
        self._target: Node | None = None
        self.node = node

    @property
    def target(self) -> Node:
        """The node with references resolved; raises LookupError if that fails."""
        if self._target is None:
            self._target = self._documents.quietly_followed(self.node)
            if self._target is None:
                raise LookupError(self.node.id)
        return self._target

    def __truediv__(self, key: object) -> NodePath:
        step = self.target.step(str(key))
        if step is None:
            raise LookupError(f"{self.node.id} has no {key!r}")
        return NodePath(self._documents, step)

    def __contains__(self, key: object) -> bool:
        return str(key) in self.target

    def __getitem__(self, key: str) -> Any:
        return (self / key).read_value()

    def __iter__(self) -> Iterator[NodePath]:
        for item in self.target.items():
            yield NodePath(self._documents, item)

    def keys(self) -> list[str]:
        """The names of the properties."""
        return [name for name, _ in self.target.members()]

    def items(self) -> Iterator[tuple[str, NodePath]]:
        """The name and path of each property."""
        for name, inner in self.target.members():
            yield name, NodePath(self._documents, inner)

    def read_value(self) -> Any:
        """The value with references resolved."""
        return self.target.value

    def read_str(self, default: str | None = None) -> str:
        """The value as a string, otherwise ``default``; raises LookupError without a default."""
        value = self.target.value
        if isinstance(value, str):
            return value
        if default is None:
            raise LookupError(f"{self.node.id} is not a string")
        return default

    @contextmanager
    def resolve(self) -> Generator[Resolved, None, None]:
        """Yield the content and a resolver for the ``jsonschema`` library."""
        yield Resolved(self.read_value(), self._resolver(self.target))

    def _clone_with_parts(self, _: tuple[object, ...]) -> _Root:
        """Return the root of the document, from which the library reads the dialect."""
        return _Root(NodePath(self._documents, self._documents.root()))

    def _resolver(self, node: Node) -> Any:
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        def retrieve(uri: str) -> Any:
            content = self._documents.value_at(uri)
            return DRAFT202012.create_resource(content if is_object(content) else {})

        registry: Any = Registry
        return registry(retrieve=retrieve).resolver(base_uri=node.source.uri)


class _Root:
    """The root of a document; missing properties have default values."""

    def __init__(self, path: NodePath) -> None:
        self._path = path

    def __truediv__(self, key: str) -> Any:
        return self._path / key if key in self._path else _Missing()


class _Missing:
    """A missing property of the root."""

    def read_str(self, default: str) -> str:
        """Return the default."""
        return default


def nullable(node: Node) -> bool:
    """Whether ``x-nullable`` is true: Swagger 2.0 has no keyword for null."""
    return (
        node.value.get("x-nullable") is True or node.value.get("x-isnullable") is True
    )


def enum_names(node: Node) -> tuple[str, ...]:
    """Names for the values of an ``enum``, in their order.

    ``x-enum-varnames`` (OpenAPI Generator), ``x-enumNames`` (NSwag) and a list in
    ``x-speakeasy-enums`` (Speakeasy) are names for code; ``x-enum-descriptions`` are
    descriptions, so they are used last.
    """
    if names := _names_by_value(node):
        return names
    for keyword in (
        "x-enum-varnames",
        "x-enumNames",
        "x-enum-names",
        "x-speakeasy-enums",
        "x-enum-descriptions",
    ):
        found = node.get(keyword)
        if found is not None and found.is_array:
            return tuple(text_of(item.value) or "" for item in found.items())
    return ()


def _names_by_value(node: Node) -> tuple[str, ...]:
    """Names for the values of an ``enum`` that are given by value; () if none is. A value
    without a name has itself.

    ``x-fern-enum: {value: {name}}`` (Fern), ``x-speakeasy-enums: {value: name}``
    (Speakeasy), ``x-stainless-renameMap: {name: value}`` (Stainless) and
    ``x-ms-enum: {values: [{value, name}]}`` (AutoRest).
    """
    found: dict[str, str] = {}
    for name, value in members(member(node.value, "x-stainless-renameMap")).items():
        found |= {text: name} if (text := text_of(value)) else {}
    for key in ("x-fern-enum", "x-speakeasy-enums"):
        for value, inner in members(member(node.value, key)).items():
            name = member(inner, "name") if is_object(inner) else inner
            found |= {value: name} if isinstance(name, str) else {}
    values = member(member(node.value, "x-ms-enum"), "values")
    for item in values if is_array(values) else ():
        text, name = text_of(member(item, "value")), member(item, "name")
        found |= {text: name} if text and isinstance(name, str) else {}
    enum = node.value.get("enum") if found else None
    listed = enum if is_array(enum) else []
    texts = (text_of(value) or "" for value in listed)
    return tuple(found.get(text, text) for text in texts)


def _name_in(node: Node, *keys: str) -> str:
    """The name in the first of several extensions: a text, or one for each language."""
    owner: dict[str, Any] = node.value if node.is_object else {}
    for key in keys:
        if key not in owner:
            continue
        value = owner[key]
        found = member(value, "python") if is_object(value) else value
        if isinstance(found, str) and found.strip():
            return found.strip()
    return ""


def _stainless_name(node: Node, *keys: str) -> str:
    """The name for Python in ``x-stainless-naming: {python: {type_name}}`` (Stainless)."""
    naming = member(node.value, "x-stainless-naming")
    if naming is None:
        return ""
    python = member(naming, "python")
    found = (member(python, key) for key in keys)
    return next((one for one in found if isinstance(one, str) and one.strip()), "")


def parameter_name(node: Node, *schemas: Node) -> str:
    """The name that an extension gives the argument for a parameter, or "".

    ``x-fern-parameter-name`` (Fern), ``x-speakeasy-name-override`` (Speakeasy),
    ``x-ms-client-name`` (AutoRest), ``x-python-name``, and what `_stainless_parameter`
    finds in the parameter or in one of its ``schemas``.
    """
    name = _name_in(
        node,
        "x-fern-parameter-name",
        "x-speakeasy-name-override",
        "x-python-name",
        "x-ms-client-name",
    )
    found = (_stainless_parameter(one) for one in (node, *schemas) if one.is_object)
    return name or next(filter(None, found), "")


def _stainless_parameter(node: Node) -> str:
    """The name that Stainless' extensions give the argument for a parameter, or "".

    ``x-stainless-param``, which can be in ``x-stainless-override-schema``, and
    ``property_name`` of ``x-stainless-naming``.
    """
    other = member(
        member(node.value, "x-stainless-override-schema"), "x-stainless-param"
    )
    name = _name_in(node, "x-stainless-param") or other
    found = name if isinstance(name, str) else ""
    return found.strip() or _stainless_name(node, "property_name")


def property_name(nodes: Iterable[Node]) -> str:
    """The name that an extension gives the attribute for a property, or "".

    ``x-fern-property-name`` (Fern), ``x-ms-client-name`` (AutoRest), ``x-python-name``,
    and ``property_name`` of ``x-stainless-naming`` (Stainless). The first schema that has
    one decides.
    """
    keys = ("x-fern-property-name", "x-python-name", "x-ms-client-name")
    found = (
        _name_in(node, *keys) or _stainless_name(node, "property_name")
        for node in nodes
    )
    return next(filter(None, found), "")


def schema_name(node: Node, *, component: bool) -> str:
    """The name that an extension gives the class of a schema, or "".

    ``x-fern-type-name`` (Fern), ``x-speakeasy-name-override`` (Speakeasy), ``name`` of
    ``x-ms-enum`` (AutoRest), and ``type_name`` or ``model_name`` of ``x-stainless-naming``
    (Stainless). For a named schema also ``x-ms-client-name`` and ``x-python-name``, which
    elsewhere name the property.
    """
    if not node.is_object:
        return ""
    if name := _name_in(node, "x-fern-type-name", "x-speakeasy-name-override"):
        return name
    if name := _stainless_name(node, "type_name", "model_name"):
        return name
    own = ("x-python-name", "x-ms-client-name") if component else ()
    enum = member(member(node.value, "x-ms-enum"), "name")
    return _name_in(node, *own) or (enum.strip() if isinstance(enum, str) else "")


def body_name(operation: Node, body: Node) -> str:
    """The name that an extension gives the argument for a whole body, or "".

    ``x-codegen-request-body-name`` of the operation or the body (OpenAPI Generator,
    Swagger Codegen), or what names a parameter.
    """
    keys = ("x-codegen-request-body-name", "x-ms-requestBody-name")
    found = (_name_in(node, *keys) for node in (operation, body) if node.is_object)
    named = parameter_name(body) if body.is_object else ""
    return next(filter(None, found), "") or named


def tag_value(node: Node) -> str:
    """``x-ms-discriminator-value`` (AutoRest): the tag of a schema that extends a base."""
    return node.text("x-ms-discriminator-value") if node.is_object else ""


def display_name(node: Node) -> str:
    """``x-displayName`` (Redoc): the name of a tag in documentation."""
    return node.text("x-displayName")


def rate_limit(ctx: Context, operation: Node) -> ir.RateLimit | None:
    """``x-rate-limit: {requests, seconds, keys}``, an extension of specloom.

    At most ``requests`` are allowed within ``seconds``, counted separately for each of
    ``keys``, which are templates such as ``ip:{ip}``.
    """
    found = operation.get("x-rate-limit")
    if found is None:
        return None
    value = found.value if is_object(found.value) else {}
    requests, seconds = _count(value.get("requests")), _count(value.get("seconds"))
    if requests is None or seconds is None:
        ctx.warn(
            "W316",
            found,
            "x-rate-limit needs requests and seconds as whole numbers above 0",
            "Write x-rate-limit: {requests: 10, seconds: 3600}.",
        )
        return None
    keys = value.get("keys")
    texts = keys if is_array(keys) else []
    return ir.RateLimit(
        requests=requests,
        seconds=seconds,
        keys=tuple(text for text in texts if isinstance(text, str)),
    )


_ONLY_PAGED = re.compile(r"\blimit\W+and\W+offset\b(?! and\b)", re.IGNORECASE)
_LISTED = re.compile(r"attributes:\s*([\w$]+(?:\s*,\s*[\w$]+)*)")
_FILTERED = re.compile(r"[^.]*\bfilters?\b[^.]*", re.IGNORECASE)
_IN_EVERY_LIST = ("$id", "$createdAt", "$updatedAt")


def queries(
    ctx: Context, operation: Node, parameters: tuple[ir.Parameter, ...]
) -> ir.Queries | None:
    """The parameter ``queries`` of operations with ``x-appwrite`` (Appwrite): query strings.

    Services before 1.5 accept ``limit(25)``, later ones JSON. The description of the
    parameter lists the attributes that filters may name, unless every attribute is allowed.
    """
    for one in parameters:
        if one.wire != "queries" or one.location is not ir.Location.QUERY:
            continue
        info = ctx.documents.root().get("info")
        version = re.match(r"v?(\d+)\.(\d+)", info.text("version") if info else "")
        numbers = (int(version[1]), int(version[2])) if version else (1, 5)
        return ir.Queries(
            parameter=one.wire,
            json=numbers >= (1, 5),
            attributes=_attributes(one.doc.description),
            certain=any(key.startswith("x-appwrite") for key in operation.value),
        )
    return None


def _attributes(text: str) -> tuple[str, ...] | None:
    """The attributes that filters may name; () if none, None if the description is silent."""
    listed = _LISTED.search(text)
    found = re.findall(r"[\w$]+", listed[1]) if listed else []
    for sentence in _FILTERED.findall(text) if not found else ():
        found += re.findall(r"`([\w$]+)`", sentence)
    if found:
        return tuple(dict.fromkeys([*found, *_IN_EVERY_LIST]))
    only = re.search(r"\bonly\b|\bnothing else\b", text, re.IGNORECASE)
    return () if only and _ONLY_PAGED.search(text) else None


def signing(ctx: Context, root: Node) -> Signing:
    """``x-webhook-signature: {scheme, …}``, an extension of specloom at the root.

    It describes how the service signs its webhooks, with the same keys as ``webhooks`` in
    the config.
    """
    found = root.get("x-webhook-signature")
    if found is None:
        return ()
    try:
        return read_signing(found.value)
    except SigningError as error:
        hint = "Write x-webhook-signature: {scheme: standard-webhooks}."
        ctx.warn("W316", found, error.args[1], hint)
        return ()


def _count(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and value > 0 else None


def method_name_of(operation: Node) -> str:
    """The name that an extension gives the method of an operation, or "".

    ``x-fern-sdk-method-name`` (Fern), ``x-speakeasy-name-override`` (Speakeasy),
    ``x-ms-client-name`` (AutoRest), ``x-python-name``, and ``method`` of ``x-appwrite``.
    """
    for key in (
        "x-fern-sdk-method-name",
        "x-speakeasy-name-override",
        "x-python-name",
        "x-ms-client-name",
    ):
        if name := operation.text(key).strip():
            return name
    appwrite = operation.get("x-appwrite")
    return (
        appwrite.text("method") if appwrite is not None and appwrite.is_object else ""
    )


def namespace_of(operation: Node) -> tuple[str, ...]:
    """The namespaces that an extension gives the method of an operation, or ().

    ``x-fern-sdk-group-name`` (Fern: a string or a list) and ``x-speakeasy-group``
    (Speakeasy: a string with dots).
    """
    for key in ("x-fern-sdk-group-name", "x-speakeasy-group"):
        node = operation.get(key)
        if node is None:
            continue
        value: object = node.value
        items = list(value) if is_array(value) else [value]
        texts = [text for text in items if isinstance(text, str)]
        if parts := [
            part for text in texts for part in text.split(".") if part.strip()
        ]:
            return tuple(
                "_".join(word.lower() for word in words(part)) for part in parts
            )
    return ()


def section_of(operation: Node) -> str:
    """``group`` of ``x-oaiMeta`` (OpenAI): the section of the reference with an operation,
    or "". Its ``name`` is a title, not a name for code.
    """
    section = member(member(operation.value, "x-oaiMeta"), "group")
    return section.strip() if isinstance(section, str) else ""
