"""What a document promises of each operation, as far as it can be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from specloom import ir
from specloom.changes.schema import Schema
from specloom.document import Node

Security = tuple[tuple[ir.Need, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A parameter: ``location`` and ``wire`` name it, ``style`` says how it is written,
    ``empty`` whether its name may stand alone.
    """

    location: str
    wire: str
    required: bool
    node: Node
    schema: Schema | None
    style: str
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """A body in one media type; ``events`` is the schema of each event of a stream."""

    media_type: str
    node: Node
    schema: Schema | None
    events: Schema | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a request carries."""

    required: bool
    node: Node
    payloads: dict[str, Payload]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A header of an answer."""

    wire: str
    required: bool
    node: Node
    schema: Schema | None
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response by its status."""

    status: str
    node: Node
    payloads: dict[str, Payload]
    heads: dict[str, Head]

    @property
    def success(self) -> bool:
        """Whether it stands for 2xx."""
        return self.status.startswith("2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An operation, or a request of the service (``incoming``); ``id`` is
    ``"GET /account"``.
    """

    id: str
    method: str
    path: str
    node: Node
    operation_id: str
    inputs: tuple[Input, ...]
    body: Body | None
    answers: dict[str, Answer]
    security: Security = ()
    calls_back: tuple[Deal, ...] = ()
    incoming: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What an operation is recognised by: the names in its path do not count."""
        return self.method, re.sub(r"\{[^{}]*\}", "{}", self.path.rstrip("/") or "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """All that a document promises; ``declared`` are its named schemas."""

    root: Node
    deals: tuple[Deal, ...]
    webhooks: tuple[Deal, ...]
    declared: dict[str, Schema] = field(default_factory=dict[str, Schema])
    schemes: tuple[ir.SecurityScheme, ...] = ()
    servers: tuple[ir.Server, ...] = ()
