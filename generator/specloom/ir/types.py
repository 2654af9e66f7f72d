"""Types, models and payloads of an API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from specloom.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON value of the document (a default, an example, an enum member), kept as its JSON
    text.
    """

    text: str

    @classmethod
    def of(cls, value: object) -> Json:
        """The value as canonical JSON text; member order is kept."""
        return cls(
            json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
        )

    @property
    def value(self) -> Any:
        """The plain Python value (a fresh one each time)."""
        return json.loads(self.text)


class ScalarKind(StrEnum):
    """The values that are not containers; each has one meaning on the wire."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE = "date"  # RFC 3339 full-date
    DATE_TIME = "date-time"  # RFC 3339 date-time
    TIME = "time"  # RFC 3339 full-time
    DURATION = "duration"  # ISO 8601 duration, or a text that other notations write
    UUID = "uuid"
    DECIMAL = "decimal"  # string or number that must not pass through float
    BASE64 = (
        "base64"  # bytes as base64 text inside JSON or text; or, by format, base64url
    )
    BINARY = "binary"  # raw bytes: a file, an octet stream, a multipart part


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar; ``format`` keeps the document's own word when it says more than the kind
    (``email``, ``int64``); of a duration it is the notation of the document's examples:
    none (ISO 8601), ``units`` (1h30m), ``unit-seconds`` (90s) or ``seconds`` (90).
    """

    kind: ScalarKind
    format: str = ""
    as_text: bool = False  # whether a number may also arrive as text


@dataclass(frozen=True, slots=True)
class Unknown:
    """Any JSON value (an empty or ``true`` schema, or one that was degraded)."""


@dataclass(frozen=True, slots=True)
class Never:
    """No value at all (a ``false`` schema)."""


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array whose items share a type."""

    items: Type


@dataclass(frozen=True, slots=True)
class Tuple:
    """A JSON array with a type for each place; ``rest`` types what follows, None forbids it."""

    items: tuple[Type, ...]
    rest: Type | None


@dataclass(frozen=True, slots=True)
class Map:
    """A JSON object with open member names and one type of value."""

    values: Type


@dataclass(frozen=True, slots=True)
class Literals:
    """One of the listed values (``enum``, ``const``); never holds null. All values of
    ``of``'s kind, or mixed if None.

    ``closed`` is true when a value outside the list cannot mean anything (a discriminator's
    tag); otherwise readers must survive unknown values of kind ``of``.
    """

    values: tuple[Json, ...]
    of: ScalarKind | None
    closed: bool = False
    names: tuple[
        str, ...
    ] = ()  # the document's own names or texts for the values (x-enum-varnames …), if any


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells the variants of a union apart: ``tags`` are (value on the wire,
    index of the variant), the value as `tag_text` writes it.

    ``default`` is the variant of any other value, and of none. Where it is a ``base`` that
    the other variants extend, a value without the member is told apart by its other members
    first. ``by_members`` are the variants whose tag the document does not list: a value of
    another tag is one of these if its members fit.
    """

    wire: str
    tags: tuple[tuple[str, int], ...]
    default: int | None = None
    base: bool = False
    by_members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, at least two; never holds Nullable or null (null is lifted out
    into Nullable).
    """

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Nullable:
    """The inner type or null; never nested in itself."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Ref:
    """Points to a declaration of ``Api.declarations`` by its id."""

    id: str


Type: TypeAlias = (
    Scalar | Unknown | Never | Array | Tuple | Map | Literals | Union | Nullable | Ref
)


def tag_text(value: object) -> str | None:
    """A discriminator's value as text, the way JSON writes it; None for an object, an array."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return None


STRING = Scalar(ScalarKind.STRING)
BYTES = Scalar(ScalarKind.BINARY)


def references(of: Type) -> Iterator[str]:
    """The ids of the declarations that a type names, each as often as it does."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """What the document says to people, untouched (CommonMark)."""

    summary: str = ""  # a title or summary: one line
    description: str = ""
    deprecated: bool = False
    link: str = ""  # externalDocs
    link_text: str = ""


NO_DOC = Doc()


@dataclass(frozen=True, slots=True)
class Limit:
    """A validation keyword that does not change the type: its JSON Schema name, its value,
    and whether it binds the items.
    """

    keyword: (
        str  # minLength, pattern, maximum, multipleOf, maxItems, uniqueItems, maxSize …
    )
    value: Json
    of_items: bool = False


class Access(StrEnum):
    """The direction in which a member travels."""

    BOTH = "both"
    READ = "read"  # responses only
    WRITE = "write"  # requests only


class XmlNode(StrEnum):
    """What a value is in an XML document."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    CDATA = "cdata"
    NONE = "none"  # its members stand in the element around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """How a value is written in XML, only what differs from the default.

    ``name`` is "" where a member's own does. ``wrapped`` gives a list an element around
    its items, which ``item`` describes. ``around`` is true when the document asks for an
    element around the one that the type has by itself.
    """

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: XmlNode = XmlNode.ELEMENT
    wrapped: bool = False
    item: Xml | None = None
    around: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A named member of a model."""

    id: str
    wire: str
    type: Type
    required: bool
    span: Span
    doc: Doc = NO_DOC
    access: Access = Access.BOTH
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    xml: Xml | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a declaration in a list (a variant of a union, say) is by its position there,
    which changes with its neighbours: its ``pointer`` in the document, and the ``hint`` that
    tells variants by number. ``source`` is what the document itself says of the hint,
    ``mark`` a digest of every word of the item.
    """

    pointer: str
    hint: str
    source: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A JSON object with named members.

    ``hint`` is what a name is made from: the component's key, or for an inline schema the
    words of its place ("user address"). ``additional`` types the members that are not named:
    None when the document forbids them or says nothing (they are kept untyped all the same).
    ``component`` is true for a named schema of the document.
    """

    id: str
    hint: str
    fields: tuple[Field, ...]
    span: Span
    additional: Type | None = None
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    component: bool = False
    xml: Xml | None = None
    listed: Listed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A named type that is no model: an enum, a union, a map, an array, a scalar.

    ``type`` is without null, which whoever refers to the alias allows; ``nullable`` tells
    whether the schema itself lets null through.  ``alternatives`` are objects that the
    document describes, each with all members of one alternative.
    """

    id: str
    hint: str
    type: Type
    span: Span
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    component: bool = False
    nullable: bool = False
    alternatives: tuple[Json, ...] = ()
    listed: Listed | None = None


Declaration: TypeAlias = Model | Alias


class Location(StrEnum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"  # OpenAPI 3.2: the whole query string


class Style(StrEnum):
    """How a value becomes text (OpenAPI 3.1 §4.8.12.3; RFC 6570)."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    TAB_DELIMITED = "tabDelimited"  # Swagger 2.0 collectionFormat: tsv
    DEEP_OBJECT = "deepObject"
    COOKIE = "cookie"  # OpenAPI 3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value outside the body.  ``media_type`` is set when ``content`` says how it is
    written; then style is moot.
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
    doc: Doc = NO_DOC
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one member of a form or multipart body is written (OpenAPI 3.1 §4.8.15).

    ``written`` is true when the member is a string that is text of the media type already
    (``contentMediaType``), ``file`` when it is a file although its schema is empty.
    """

    wire: str
    media_type: str = ""
    written: bool = False
    file: bool = False
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type (lower case, with its parameters). ``stream`` types each event
    or line when the body is a sequence (``text/event-stream``, JSON lines, OpenAPI 3.2
    ``itemSchema``), with ``events`` the event with its fields rather than its data;
    ``type`` is None when nothing is said. ``xml`` is set when the body is
    XML with a schema.
    """

    media_type: str
    type: Type | None
    stream: Type | None = None
    events: bool = False
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Json, ...] = ()
    xml: Xml | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a request carries; ``contents`` in the document's order, at least one."""

    id: str
    required: bool
    contents: tuple[Content, ...]
    span: Span
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header of a response or of a multipart part."""

    wire: str
    type: Type
    required: bool = False
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link object, for the docs only (OpenAPI 3.1 §4.8.20)."""

    name: str
    target: str  # operation id on the wire, or a reference
    parameters: tuple[tuple[str, str], ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer; ``status`` is ``"200"``, ``"2XX"`` or ``"default"``; no contents: nothing
    comes back.
    """

    status: str
    span: Span
    doc: Doc = NO_DOC
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def success(self) -> bool:
        """Whether it stands for 2xx."""
        return self.status.startswith("2")
