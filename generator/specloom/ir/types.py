"""Types, models, parameters, bodies and responses of an API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct

from specloom.diagnostics import Span

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
_read = json.JSONDecoder().raw_decode


class Json(Struct, frozen=True):
    """A JSON value of the document (a default, an example, an enum value), stored as JSON
    text so that it is hashable.
    """

    text: str

    @classmethod
    def of(cls, value: object) -> Json:
        """Store a value as compact JSON; the order of properties is kept."""
        return cls(_write(value))

    @property
    def value(self) -> Any:
        """The Python value; a new one each time."""
        text = self.text
        if text[0] == '"' and "\\" not in text:
            return text[1:-1]
        return _read(text)[0]


class ScalarKind(StrEnum):
    """The kind of a scalar; each has one representation in JSON and HTTP."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE = "date"  # RFC 3339 full-date
    DATE_TIME = "date-time"  # RFC 3339 date-time
    TIME = "time"  # RFC 3339 full-time
    DURATION = "duration"  # ISO 8601, or another notation: see `Scalar`
    UUID = "uuid"
    DECIMAL = "decimal"  # a string or number that must not be converted to float
    BASE64 = "base64"  # bytes as text: base64, or base64url if that is the format
    BINARY = "binary"  # raw bytes: a file, application/octet-stream, a multipart part


class Scalar(Struct, frozen=True):
    """A string, number, boolean or null.

    ``format`` is the document's ``format`` if it is more specific than ``kind``
    (``email``, ``int64``). For a duration it is the notation of the document's examples: ""
    (ISO 8601), ``units`` (1h30m), ``unit-seconds`` (90s) or ``seconds`` (90).
    """

    kind: ScalarKind
    format: str = ""
    as_text: bool = False  # whether a number may also be sent as a string


class Unknown(Struct, frozen=True):
    """Any JSON value: an empty or ``true`` schema, or one that cannot be expressed."""


class Never(Struct, frozen=True):
    """No value is valid (a ``false`` schema)."""


class Array(Struct, frozen=True):
    """A JSON array whose items have the same type."""

    items: Type


class Tuple(Struct, frozen=True):
    """A JSON array with a type for each position.

    ``rest`` is the type of further items; None means that there must be none.
    """

    items: tuple[Type, ...]
    rest: Type | None


class Map(Struct, frozen=True):
    """A JSON object with arbitrary keys, whose values have the same type."""

    values: Type


class Literals(Struct, frozen=True):
    """One of the listed values (``enum``, ``const``); null is never among them.

    ``of`` is the kind of all values, None if they are of several kinds. ``closed`` is true
    if no other value is possible (the tag of a discriminator); otherwise clients must accept
    unknown values of kind ``of``. ``names`` are the document's names or descriptions of the
    values (``x-enum-varnames`` …), empty if there are none. ``inline`` is what an inline
    list that should have a name becomes; its type is this list.
    """

    values: tuple[Json, ...]
    of: ScalarKind | None
    closed: bool = False
    names: tuple[str, ...] = ()
    inline: Alias | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literals) and self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[object, ...]:
        """All fields but ``inline``, which does not change the type of a value."""
        return self.values, self.of, self.closed, self.names


class Discriminator(Struct, frozen=True):
    """The property that distinguishes the variants of a union.

    ``tags`` are pairs of a tag, as `tag_text` writes it, and the index of its variant.
    ``default`` is the index of the variant that is used if the tag is unknown or missing. If
    ``base`` is true, the default variant is the base schema that the others extend; then an
    object without the property is first matched by its other properties. ``by_members`` are
    the indices of the variants whose tag the document does not list: an object with an
    unknown tag is one of them if its properties match.
    """

    wire: str
    tags: tuple[tuple[str, int], ...]
    default: int | None = None
    base: bool = False
    by_members: tuple[int, ...] = ()


class Union(Struct, frozen=True):
    """One of at least two types.

    Null is never a variant: the whole union is wrapped in ``Nullable`` instead.
    """

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None


class Nullable(Struct, frozen=True):
    """The inner type or null; never nested."""

    inner: Type


class Ref(Struct, frozen=True):
    """A reference to a declaration of ``Api.declarations`` by its id."""

    id: str


Type: TypeAlias = (
    Scalar | Unknown | Never | Array | Tuple | Map | Literals | Union | Nullable | Ref
)


def tag_text(value: object) -> str | None:
    """The value of a discriminator as text, numbers as in JSON; None for objects and arrays."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return None


STRING = Scalar(ScalarKind.STRING)
BYTES = Scalar(ScalarKind.BINARY)


def references(of: Type) -> Iterator[str]:
    """Yield the ids of the declarations that a type refers to, with duplicates."""
    match of:
        case Ref(id_):
            yield id_
        case Array(inner) | Map(inner) | Nullable(inner):
            yield from references(inner)
        case Tuple(items, rest):
            for item in (*items, *([] if rest is None else [rest])):
                yield from references(item)
        case Union(variants):
            for variant in variants:
                yield from references(variant)
        case Scalar() | Unknown() | Never() | Literals():
            return


class Doc(Struct, frozen=True, kw_only=True):
    """The documentation in the document, unchanged (CommonMark)."""

    summary: str = ""  # a title or summary: one line
    description: str = ""
    deprecated: bool = False
    link: str = ""  # externalDocs
    link_text: str = ""


NO_DOC = Doc()


class Limit(Struct, frozen=True):
    """A validation keyword that does not affect the type: its JSON Schema name, its value,
    and whether it applies to the items of an array.
    """

    keyword: str  # minLength, pattern, maximum, maxItems, uniqueItems, maxSize …
    value: Json
    of_items: bool = False


class Access(StrEnum):
    """Whether a property occurs in requests, in responses, or in both."""

    BOTH = "both"
    READ = "read"  # responses only
    WRITE = "write"  # requests only


class XmlNode(StrEnum):
    """The XML node that represents a value (OpenAPI 3.2 §4.27, ``nodeType``)."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    CDATA = "cdata"
    NONE = "none"  # its properties belong to the enclosing element


_XML_NAME = re.compile(r"[^\W\d][\w.\-·]*")  # Namespaces in XML 1.0 §3, NCName


def xml_name(text: str) -> str:
    """The name of an XML element for ``text``: characters that names cannot have become
    underscores; "" if no others are left.
    """
    if _XML_NAME.fullmatch(text):
        return text
    return re.sub(r"[^\w.\-·]+", "_", text).lstrip("0123456789.-·").strip("_")


class Xml(Struct, frozen=True, kw_only=True):
    """How a value is represented in XML, as far as it differs from the default.

    ``name`` is "" if the name of the property is used. If ``wrapped`` is true, the items of
    a list are enclosed in an element; ``item`` describes the items. ``around`` is true if
    the document requires an element around the element of the type itself.
    """

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: XmlNode = XmlNode.ELEMENT
    wrapped: bool = False
    item: Xml | None = None
    around: bool = False


class Field(Struct, frozen=True, kw_only=True):
    """A property of a model."""

    id: str
    wire: str
    type: Type
    required: bool
    span: Span
    name: str = ""  # for code, from an extension
    doc: Doc = NO_DOC
    access: Access = Access.BOTH
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    xml: Xml | None = None


class Listed(Struct, frozen=True):
    """The position of a declaration that is an item of a list, such as a variant of a union.

    The position changes if other items are added or removed, so it is not part of the id.
    ``pointer`` is the location in the document, ``hint`` the name hint that numbers
    variants, ``source`` the part of the hint that is in the document, and ``mark`` a digest
    of the whole item.
    """

    pointer: str
    hint: str
    source: str
    mark: str = ""


class Model(Struct, frozen=True, kw_only=True):
    """A JSON object with named properties.

    ``hint`` is the text that the name is derived from: the key of the component, or for an
    inline schema the words of its location ("user address"). ``additional`` is the type of
    additional properties; None if the document forbids or does not mention them (they are
    kept untyped). ``component`` is true for a named schema of the document.
    """

    id: str
    hint: str
    fields: tuple[Field, ...]
    span: Span
    additional: Type | None = None
    name: str = ""  # for code, from an extension
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    component: bool = False
    xml: Xml | None = None
    listed: Listed | None = None


class Alias(Struct, frozen=True, kw_only=True):
    """A named type other than a model: an enum, a union, a map, an array or a scalar.

    ``type`` never includes null: types that refer to the alias include it. ``nullable`` is
    true if the schema itself allows null. ``alternatives`` are example objects made from the
    document, each with all properties of one alternative.
    """

    id: str
    hint: str
    type: Type
    span: Span
    name: str = ""  # for code, from an extension
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    component: bool = False
    nullable: bool = False
    alternatives: tuple[Json, ...] = ()
    listed: Listed | None = None


Declaration: TypeAlias = Model | Alias


def declared_references(declared: Declaration) -> Iterator[str]:
    """Yield the ids of the declarations that a declaration refers to, with duplicates."""
    if isinstance(declared, Alias):
        yield from references(declared.type)
        return
    for one in declared.fields:
        yield from references(one.type)
    if declared.additional is not None:
        yield from references(declared.additional)


class Location(StrEnum):
    """The part of a request that a parameter belongs to (``in``)."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"  # OpenAPI 3.2: the whole query string


class Style(StrEnum):
    """How a value is serialized (OpenAPI 3.1 §4.8.12.3; RFC 6570)."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    TAB_DELIMITED = "tabDelimited"  # Swagger 2.0 collectionFormat: tsv
    DEEP_OBJECT = "deepObject"
    COOKIE = "cookie"  # OpenAPI 3.2


class Parameter(Struct, frozen=True, kw_only=True):
    """A parameter.

    ``media_type`` is set if the document describes the parameter by ``content``; ``style``
    and ``explode`` then have no effect. ``of_client``: the client has a default for it,
    which a call can override. ``keyword_only``: a method never takes it by position.
    """

    id: str
    wire: str
    location: Location
    type: Type
    required: bool
    span: Span
    style: Style
    explode: bool
    allow_reserved: bool = False
    allow_empty: bool = False
    media_type: str = ""
    name: str = ""  # for code, from an extension
    doc: Doc = NO_DOC
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    of_client: bool = False
    keyword_only: bool = False


class Encoding(Struct, frozen=True, kw_only=True):
    """How a property of a form or multipart body is encoded (OpenAPI 3.1 §4.8.15).

    ``written`` is true if the property is a string that already is text of the media type
    (``contentMediaType``); ``file`` is true if it is a file although its schema is empty.
    """

    wire: str
    media_type: str = ""
    written: bool = False
    file: bool = False
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


URL_ENCODED = "application/x-www-form-urlencoded"

FORMS = (URL_ENCODED, "multipart/")
"""What media types of forms begin with."""


class Content(Struct, frozen=True, kw_only=True):
    """A body in one media type.

    ``media_type`` is in lower case and includes parameters. ``type`` is None if the document
    does not describe the body. ``stream`` is the type of each event or line if the body is a
    sequence (``text/event-stream``, JSON lines, ``itemSchema`` of OpenAPI 3.2); if
    ``events`` is true, it describes the event with its fields, otherwise its data. ``xml``
    is set if the body is XML with a schema.
    """

    media_type: str
    type: Type | None
    stream: Type | None = None
    events: bool = False
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Json, ...] = ()
    xml: Xml | None = None


class Body(Struct, frozen=True, kw_only=True):
    """A request body; ``contents`` has at least one entry, in document order."""

    id: str
    required: bool
    contents: tuple[Content, ...]
    span: Span
    name: str = ""  # for code, from an extension
    doc: Doc = NO_DOC


class Header(Struct, frozen=True, kw_only=True):
    """A header of a response or of a multipart part."""

    wire: str
    type: Type
    required: bool = False
    doc: Doc = NO_DOC


class Link(Struct, frozen=True, kw_only=True):
    """A link object, for the docs only (OpenAPI 3.1 §4.8.20)."""

    name: str
    target: str  # an operationId or a reference
    parameters: tuple[tuple[str, str], ...] = ()
    description: str = ""


class Response(Struct, frozen=True, kw_only=True):
    """A response.

    ``status`` is ``"200"``, ``"2XX"`` or ``"default"``; ``contents`` is empty if the
    response has no body.
    """

    status: str
    span: Span
    doc: Doc = NO_DOC
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def success(self) -> bool:
        """Whether the status is 2xx."""
        return self.status.startswith("2")


def inline_enums(of: Type) -> Iterator[Alias]:
    """Yield the inline enums in a type that should have a name, with duplicates."""
    match of:
        case Literals(inline=inline):
            if inline is not None:
                yield inline
        case Array(inner) | Map(inner) | Nullable(inner):
            yield from inline_enums(inner)
        case Tuple(items, rest):
            for item in (*items, *([] if rest is None else [rest])):
                yield from inline_enums(item)
        case Union(variants):
            for variant in variants:
                yield from inline_enums(variant)
        case Scalar() | Unknown() | Never() | Ref():
            return


def with_changed_parts(of: Type, change: Callable[[Type], Type]) -> Type:
    """The type with each reference, scalar and enum in it replaced by ``change``."""

    def inner(one: Type) -> Type:
        return with_changed_parts(one, change)

    match of:
        case Array(items):
            return Array(inner(items))
        case Map(values):
            return Map(inner(values))
        case Nullable(bare):
            return Nullable(inner(bare))
        case Tuple(items, rest):
            return Tuple(
                tuple(map(inner, items)), None if rest is None else inner(rest)
            )
        case Union(variants, discriminator):
            return Union(tuple(map(inner, variants)), discriminator)
        case Scalar() | Unknown() | Never() | Literals() | Ref():
            return change(of)


def without_null(of: Type) -> Type:
    """A type without null."""
    return of.inner if isinstance(of, Nullable) else of
