"""Operations, webhooks, the API as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from specloom.diagnostics import Span
from specloom.ir.access import Need, SecurityScheme, Server
from specloom.ir.declarations import NO_DOC, Declaration, Doc
from specloom.ir.paging import Paging, Queries
from specloom.ir.payloads import Body, Parameter, Response


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
