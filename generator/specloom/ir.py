"""What an API is, free of OpenAPI's spelling, of any language and of names in code.

Every value is frozen and hashable.  A declared thing has an ``id`` that comes from its place in the document
(``#/components/schemas/User``), its ``wire`` name as it travels, and a ``span``.  A type never nests a declaration: it
points to one by ``Ref(id)``.  Absent and null are two things: ``required`` stands on the member, ``Nullable`` in the type.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from specloom.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON value of the document (a default, an example, an enum member), kept as its JSON text."""

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


# ------------------------------------------------------------------------------------------------ types


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
    DURATION = "duration"  # ISO 8601 duration
    UUID = "uuid"
    DECIMAL = "decimal"  # string or number that must not pass through float
    BASE64 = "base64"  # bytes as base64 text inside JSON or text
    BINARY = "binary"  # raw bytes: a file, an octet stream, a multipart part


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar; ``format`` keeps the document's own word when it says more than the kind (``email``, ``int64``)."""

    kind: ScalarKind
    format: str = ""


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
    """One of the listed values (``enum``, ``const``); never holds null.  All values of ``of``'s kind, or mixed if None.

    ``closed`` is true when a value outside the list cannot mean anything (a discriminator's tag); otherwise readers
    must survive unknown values of kind ``of``.
    """

    values: tuple[Json, ...]
    of: ScalarKind | None
    closed: bool = False
    names: tuple[
        str, ...
    ] = ()  # the document's own names or texts for the values (x-enum-varnames …), if any


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells the variants of a union apart: ``tags`` are (value on the wire, index of the variant)."""

    wire: str
    tags: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, at least two; never holds Nullable or null (null is lifted out into Nullable)."""

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

STRING = Scalar(ScalarKind.STRING)


# ----------------------------------------------------------------------------------------- declarations


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
    """A validation keyword that does not change the type: its JSON Schema name, its value, and whether it binds the items."""

    keyword: str  # minLength, maxLength, pattern, minimum, exclusiveMinimum, multipleOf, maxItems, uniqueItems, maxSize …
    value: Json
    of_items: bool = False


class Access(StrEnum):
    """The direction in which a member travels."""

    BOTH = "both"
    READ = "read"  # responses only
    WRITE = "write"  # requests only


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """The ``xml`` object (OpenAPI 3.1 §4.8.26), only what differs from the default."""

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    attribute: bool = False
    wrapped: bool = False
    item_name: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A JSON object with named members.

    ``hint`` is what a name is made from: the component's key, or for an inline schema the words of its place
    ("user address").  ``additional`` types the members that are not named: None when the document forbids them or says
    nothing (they are kept untyped all the same).  ``component`` is true for a named schema of the document.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A named type that is no model: an enum, a union, a map, an array, a scalar."""

    id: str
    hint: str
    type: Type
    span: Span
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    component: bool = False


Declaration: TypeAlias = Model | Alias


# ------------------------------------------------------------------------------------------- operations


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
    """A value outside the body.  ``media_type`` is set when ``content`` says how it is written; then style is moot."""

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
    """How one member of a form or multipart body is written (OpenAPI 3.1 §4.8.15)."""

    wire: str
    media_type: str = ""
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type (lower case, with its parameters).  ``stream`` types each event or line when the body is a
    sequence (``text/event-stream``, JSON lines, OpenAPI 3.2 ``itemSchema``); ``type`` is None when nothing is said.
    """

    media_type: str
    type: Type | None
    stream: Type | None = None
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Json, ...] = ()


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
    """An answer; ``status`` is ``"200"``, ``"2XX"`` or ``"default"``; no contents: nothing comes back."""

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


class SchemeKind(StrEnum):
    """How a caller proves who it is."""

    API_KEY = "apiKey"
    BASIC = "basic"
    BEARER = "bearer"
    DIGEST = "digest"
    HTTP = "http"  # another HTTP scheme: its name in ``scheme``
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """An OAuth 2.0 flow: ``kind`` is clientCredentials, authorizationCode, password, implicit or deviceAuthorization."""

    kind: str
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A declared way to authenticate.  ``location`` and ``parameter`` are set for API keys."""

    id: str
    wire: str
    kind: SchemeKind
    span: Span
    doc: Doc = NO_DOC
    location: Location | None = None
    parameter: str = ""
    scheme: str = ""
    bearer_format: str = ""
    flows: tuple[Flow, ...] = ()
    openid_url: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """One scheme of a requirement, with the scopes it asks for."""

    scheme: str  # SecurityScheme.wire
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A placeholder of a server's URL."""

    wire: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL, with its variables still in braces."""

    url: str
    variables: tuple[ServerVariable, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """At most ``requests`` in ``seconds``, counted apart for each of ``keys``."""

    requests: int
    seconds: int
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A method on a path.

    ``operation_id`` is the document's, or "" when it has none; ``id`` is ``"GET /account"`` and is unique.
    ``security`` lists alternatives, each a tuple of schemes that are needed together; an empty alternative means
    anonymous; no alternatives at all means that nothing is asked.  ``servers`` is empty when the API's own apply.
    """

    id: str
    operation_id: str
    method: str  # upper case
    path: str
    tags: tuple[str, ...]
    span: Span
    doc: Doc = NO_DOC
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[tuple[Need, ...], ...] = ()
    servers: tuple[Server, ...] = ()
    callbacks: tuple[Webhook, ...] = ()
    rate_limit: RateLimit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A request that the service makes to its user: a webhook, or a callback of an operation (``expression`` is its URL)."""

    id: str
    wire: str
    method: str
    span: Span
    expression: str = ""
    doc: Doc = NO_DOC
    body: Body | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A group of operations."""

    wire: str
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A whole API.  ``declarations`` holds every id that a Ref of it names, in the document's order, children after parents."""

    title: str
    version: str
    doc: Doc
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    schemes: tuple[SecurityScheme, ...]
    declarations: tuple[Declaration, ...]
    contact: str = ""
    license: str = ""
    index: Mapping[str, Declaration] = field(
        init=False, repr=False, compare=False, hash=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {d.id: d for d in self.declarations})
