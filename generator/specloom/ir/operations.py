"""Operations of an API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from operator import is_
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from specloom.diagnostics import Span
from specloom.ir.types import (
    NO_DOC,
    Body,
    Content,
    Declaration,
    Doc,
    Encoding,
    Header,
    Location,
    Model,
    Nullable,
    Parameter,
    Ref,
    Response,
    Type,
    Union,
    Unknown,
)

T = TypeVar("T")


class SchemeKind(StrEnum):
    """The type of a security scheme."""

    API_KEY = "apiKey"
    BASIC = "basic"
    BEARER = "bearer"
    DIGEST = "digest"
    HTTP = "http"  # another HTTP scheme: its name in ``scheme``
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"


class Flow(Struct, frozen=True, kw_only=True):
    """An OAuth 2.0 flow.

    ``kind`` is ``clientCredentials``, ``authorizationCode``, ``password``, ``implicit`` or
    ``deviceAuthorization``; ``scopes`` are pairs of name and description.
    """

    kind: str
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


class SecurityScheme(Struct, frozen=True, kw_only=True):
    """A declared security scheme.

    ``location`` and ``parameter`` are set for API keys; ``scheme`` is set if ``kind`` is
    ``HTTP``.
    """

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
    metadata_url: str = ""


class Need(Struct, frozen=True):
    """One scheme of a security requirement, with the scopes that it requires."""

    scheme: str  # ``SecurityScheme.wire``
    scopes: tuple[str, ...] = ()


_POSSESSIVE = re.compile(r"(?:your|my)(?=.)")


class ServerVariable(Struct, frozen=True, kw_only=True):
    """A variable of a server URL; ``values`` is its ``enum``, empty if there is none."""

    wire: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""

    @property
    def is_placeholder(self) -> bool:
        """Whether the default is only a placeholder: it is empty, or it repeats the name of
        the variable, such as ``HOSTNAME`` or ``your-tenant``.
        """
        if self.values:
            return False
        name, default = (
            re.sub(r"[\W_]", "", text.lower()) for text in (self.wire, self.default)
        )
        return not default or _POSSESSIVE.sub("", default) == _POSSESSIVE.sub("", name)


class Server(Struct, frozen=True, kw_only=True):
    """A base URL, which contains its variables in braces."""

    url: str
    variables: tuple[ServerVariable, ...] = ()
    description: str = ""
    name: str = ""

    @property
    def placeholders(self) -> tuple[ServerVariable, ...]:
        """The variables that have no usable default."""
        return tuple(v for v in self.variables if v.is_placeholder)

    @property
    def default_url(self) -> str:
        """The URL with the defaults of its variables (OpenAPI 3.1 §4.8.5)."""
        url = self.url
        for variable in self.variables:
            url = url.replace(f"{{{variable.wire}}}", variable.default)
        return url


Path: TypeAlias = tuple[str, ...]
"""The path to a value in a body: the JSON names of nested properties."""


class PagingStyle(StrEnum):
    """How the next page is requested."""

    CURSOR = "cursor"
    OFFSET = "offset"
    PAGE = "page"
    URL = "url"  # a URL in the response body
    LINK = "link"  # the Link header (RFC 8288)
    QUERIES = "queries"  # query strings in a parameter, see `Queries`


class Paging(Struct, frozen=True, kw_only=True):
    """How an operation is paginated.

    Paths into the response body; () means that the response has no such value:

    - ``items``: the items of the page; () if the body itself is their array.
    - ``next``: the next cursor or URL. If it is an array of links, ``link`` holds the names
      of the properties with the relation and the URL of each link.
    - ``more``: whether there are more pages.
    - ``done``: whether this page is the last one.
    - ``at``: the number of this page.
    - ``total``: the number of all items.
    - ``pages``: the number of all pages.

    The request:

    - ``parameter``: the query parameter that selects the page. If ``in_body`` is true, it
      is a property of the request body, nested in the properties named by ``within``. With
      style ``url`` it is used if the value at ``next`` is not a URL.
    - ``size``: the parameter for the number of items per page; ``most`` is its maximum and
      ``default`` its default, 0 if unknown.
    - ``first``: the number of the first page.
    - ``start``: the offset of the first item.

    ``item`` is the type of an item; ``last`` is the property of the last item whose value
    is the next cursor.
    """

    style: PagingStyle
    item: Type
    items: Path = ()
    parameter: str = ""
    in_body: bool = False
    within: Path = ()
    link: Path = ()
    next: Path = ()
    more: Path = ()
    done: Path = ()
    at: Path = ()
    total: Path = ()
    pages: Path = ()
    last: str = ""
    size: str = ""
    most: int = 0
    default: int = 0
    first: int = 1
    start: int = 0


class Queries(Struct, frozen=True, kw_only=True):
    """A parameter whose value is a list of query strings, as JSON or as text.

    ``attributes`` are the attributes that queries may name, None if unknown. ``certain`` is
    false if only the name of the parameter suggests that it takes queries.
    """

    parameter: str
    json: bool
    attributes: tuple[str, ...] | None
    certain: bool


class RateLimit(Struct, frozen=True, kw_only=True):
    """At most ``requests`` within ``seconds``, counted separately for each of ``keys``."""

    requests: int
    seconds: int
    keys: tuple[str, ...] = ()


class Operation(Struct, frozen=True, kw_only=True):
    """A method of a path.

    ``id`` is unique, for example ``"GET /account"``; ``operation_id`` is the document's
    ``operationId``, "" if it is missing. ``path`` has only plain placeholders: it is
    ``/{name}`` if the key in ``paths`` is ``/{+name}``. ``security`` holds alternatives, each
    a tuple of schemes that are required together; an empty alternative allows anonymous
    calls, and without alternatives no credentials are required. ``servers`` is empty if the
    servers of the API apply.

    ``namespace`` and ``method_name`` are the names that the document's extensions or the
    config choose; empty if the tag and the ``operationId`` name the method.
    ``name_source`` says what chose them. ``words`` are those that inline schemas are named
    after; empty for those of the operationId. ``section`` is the part of the reference that
    an extension puts the operation in.
    """

    id: str
    operation_id: str
    method: str  # upper case
    path: str
    tags: tuple[str, ...]
    span: Span
    namespace: tuple[str, ...] = ()
    method_name: str = ""
    name_source: str = ""
    words: str = ""
    section: str = ""
    doc: Doc = NO_DOC
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[tuple[Need, ...], ...] = ()
    servers: tuple[Server, ...] = ()
    callbacks: tuple[Webhook, ...] = ()
    rate_limit: RateLimit | None = None
    queries: Queries | None = None
    paging: Paging | None = None

    @property
    def path_key(self) -> str:
        """The key of the operation's path item in ``paths``."""
        return self.id.partition(" ")[2]


class Webhook(Struct, frozen=True, kw_only=True):
    """A request that the service sends: a webhook, or a callback of an operation.

    ``expression`` is the URL of a callback, a runtime expression (OpenAPI 3.1 §4.8.18).
    """

    id: str
    wire: str
    method: str
    span: Span
    expression: str = ""
    doc: Doc = NO_DOC
    body: Body | None = None


class Skipped(Struct, frozen=True, kw_only=True):
    """An operation of the document that is not generated: it cannot be read, or the user
    excluded it.

    ``method`` is ``*`` if the whole path item cannot be read, because its methods are then
    unknown. ``id`` is ``"GET /account"`` or ``"* /account"``; ``reason`` says why the
    operation is missing.
    """

    id: str
    operation_id: str
    method: str
    path: str
    span: Span
    reason: str


class Tag(Struct, frozen=True, kw_only=True):
    """A group of operations; ``parent`` is the ``wire`` of the enclosing tag, or ""."""

    wire: str
    doc: Doc = NO_DOC
    parent: str = ""


class Api(Struct, frozen=True, kw_only=True, dict=True):
    """A whole API.

    ``declarations`` holds the target of every ``Ref``, in document order, inner declarations
    after the outer ones; ``index`` maps their ids to them. ``skipped`` holds the operations
    that cannot be read, ``excluded`` those that the user excluded. ``file`` is the name of
    the document's file, or its URL.
    """

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
    file: str = ""
    skipped: tuple[Skipped, ...] = ()
    excluded: tuple[Skipped, ...] = ()
    signing: tuple[tuple[str, str | int], ...] = ()

    @cached_property
    def index(self) -> Mapping[str, Declaration]:
        """The declarations by their ids."""
        return {d.id: d for d in self.declarations}

    def servers_of(self, operation: Operation) -> tuple[Server, ...]:
        """The servers whose URLs make the base URL of an operation: its own, after the API's
        if its own URL is relative (OpenAPI 3.1 §4.8.5).
        """
        own = operation.servers[:1]
        if own and own[0].default_url.lower().startswith(("http://", "https://")):
            return own
        return (*self.servers[:1], *own)


def with_types(api: Api, change: Callable[[Type], Type]) -> Api:
    """The API with all types outside of declarations replaced by ``change``."""

    def operation(of: Operation) -> Operation:
        paging = of.paging
        return _with(
            of,
            parameters=_each(of.parameters, typed),
            body=_body_with_types(of.body, change),
            responses=_each(of.responses, response),
            callbacks=_each(of.callbacks, webhook),
            paging=paging and _with(paging, item=change(paging.item)),
        )

    def typed(of: Parameter) -> Parameter:
        return _with(of, type=change(of.type))

    def response(of: Response) -> Response:
        contents = _each(of.contents, lambda one: _content_with_types(one, change))
        return _with(
            of, contents=contents, headers=_headers_with_types(of.headers, change)
        )

    def webhook(of: Webhook) -> Webhook:
        return _with(of, body=_body_with_types(of.body, change))

    return _with(
        api,
        operations=_each(api.operations, operation),
        webhooks=_each(api.webhooks, webhook),
    )


def _with(of: T, **values: object) -> T:
    """A data class with other values; itself if they are the same objects.

    Nearly all parts of an API stay; copies would take time and memory.
    """
    whole: Any = of
    if all(getattr(whole, name) is value for name, value in values.items()):
        return of
    made: T = replace(whole, **values)
    return made


def _each(of: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The changed items; the same tuple if none of them changed."""
    made = tuple(map(change, of))
    return of if all(map(is_, made, of)) else made


def _body_with_types(of: Body | None, change: Callable[[Type], Type]) -> Body | None:
    if of is None:
        return None
    contents = _each(of.contents, lambda one: _content_with_types(one, change))
    return _with(of, contents=contents)


def _content_with_types(of: Content, change: Callable[[Type], Type]) -> Content:
    def encoding(one: Encoding) -> Encoding:
        return _with(one, headers=_headers_with_types(one.headers, change))

    type, stream = (
        None if one is None else change(one) for one in (of.type, of.stream)
    )
    return _with(of, type=type, stream=stream, encodings=_each(of.encodings, encoding))


def _headers_with_types(
    of: tuple[Header, ...], change: Callable[[Type], Type]
) -> tuple[Header, ...]:
    return _each(of, lambda one: _with(one, type=change(one.type)))


def resolve_type(api: Api, of: Type, *, through_null: bool = False) -> Model | Type:
    """The model or type that ``of`` refers to, through all aliases.

    With ``through_null``, null is removed at each step. Aliases that form a cycle
    resolve to ``Unknown``.
    """
    seen: set[str] = set()
    while True:
        if isinstance(of, Nullable) and through_null:
            of = of.inner
        elif isinstance(of, Ref):
            declared = api.index.get(of.id)
            if declared is None or of.id in seen:
                return Unknown()
            if isinstance(declared, Model):
                return declared
            seen.add(of.id)
            of = declared.type
        else:
            return of


def alternatives(api: Api, of: Type) -> Iterator[Model | Type]:
    """Yield the models and types that ``of`` consists of, through aliases, unions and null."""
    found = resolve_type(api, of, through_null=True)
    if isinstance(found, Union):
        for variant in found.variants:
            yield from alternatives(api, variant)
    else:
        yield found


_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def operation_pointer(operation: Operation) -> str:
    """The JSON Pointer of an operation in the root document, as a URI fragment."""
    path = operation.path_key.replace("~", "~0").replace("/", "~1")
    return f"#/paths/{path}/{operation.method.lower()}"


def placeholders(path: str) -> tuple[str, ...]:
    """The names of a path template's placeholders, in order, without duplicates."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(path)))
