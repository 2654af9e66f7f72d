"""Operations of an API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from specloom.diagnostics import Span
from specloom.ir.types import (
    NO_DOC,
    Body,
    Declaration,
    Doc,
    Location,
    Parameter,
    Response,
    Type,
)


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
    """An OAuth 2.0 flow: ``kind`` is clientCredentials, authorizationCode, password, implicit
    or deviceAuthorization.
    """

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
    metadata_url: str = ""


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
    name: str = ""


Path: TypeAlias = tuple[str, ...]
"""A place in a body, by the names of members on the wire."""


class PagingStyle(StrEnum):
    """What leads from one page to the next."""

    CURSOR = "cursor"
    OFFSET = "offset"
    PAGE = "page"
    URL = "url"  # in the body
    LINK = "link"  # the header field of RFC 8288
    QUERIES = "queries"  # one of a list of query strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The pages of an operation.

    ``items`` is where a page holds its items, () when it is nothing but their list, and
    ``item`` their type. ``parameter`` asks for another page: a query parameter, or a
    member of the body with ``in_body``, inside the objects that ``within`` names.
    ``next``, ``more``, ``total`` and ``pages`` are
    where the answer holds the next cursor or URL, whether there is more, the number of
    all items, that of all pages; () where it does not. Where ``next`` is an array of
    links, ``link`` names the members of each that hold its relation and its URL. With
    style ``url``, ``parameter``
    is given what stands at ``next`` when that is no URL. ``done`` is where the response
    says that the page is the last, ``at`` where it repeats its own number. ``last`` is the
    member of the last item that is the next cursor. ``size`` is the parameter that limits
    a page, which may be ``most`` and is ``default``, 0 where nobody knows. ``first`` is
    the number of the first page, ``start`` that of the first item.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """A parameter that takes query strings, as JSON or as text.

    ``attributes`` are those that may be named, None when nobody knows. ``certain`` is
    false when nothing but the parameter's name speaks for it.
    """

    parameter: str
    json: bool
    attributes: tuple[str, ...] | None
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """At most ``requests`` in ``seconds``, counted apart for each of ``keys``."""

    requests: int
    seconds: int
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A method on a path.

    ``operation_id`` is the document's, or "" when it has none; ``id`` is ``"GET /account"``
    and is unique.
    ``security`` lists alternatives, each a tuple of schemes that are needed together; an
    empty alternative means anonymous; no alternatives at all means that nothing is asked.
    ``servers`` is empty when the API's own apply.
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
    queries: Queries | None = None
    paging: Paging | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A request that the service makes to its user: a webhook, or a callback of an operation
    (``expression`` is its URL).
    """

    id: str
    wire: str
    method: str
    span: Span
    expression: str = ""
    doc: Doc = NO_DOC
    body: Body | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An operation that the document has but that is not there, and why: it cannot be
    read, or was left out by choice.

    ``method`` is ``*`` when a whole path is lost, so that nobody knows which ones it had;
    ``id`` is ``"GET /account"``, or ``"* /account"`` then.
    """

    id: str
    operation_id: str
    method: str
    path: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A group of operations; ``parent`` is the ``wire`` of the group that it belongs to."""

    wire: str
    doc: Doc = NO_DOC
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A whole API.  ``declarations`` holds every id that a Ref of it names, in the document's
    order, children after parents.  ``skipped`` holds the operations that cannot be read,
    ``excluded`` those that the user left out.
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
    skipped: tuple[Skipped, ...] = ()
    excluded: tuple[Skipped, ...] = ()
    signing: tuple[tuple[str, str | int], ...] = ()
    index: Mapping[str, Declaration] = field(
        init=False, repr=False, compare=False, hash=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {d.id: d for d in self.declarations})
