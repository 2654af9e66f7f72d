"""``Tickets`` and what belongs to it."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .things import Things


class Tickets(Model):
    """The ``Tickets`` object."""

    tickets: Things | None = optional("tickets", Ref("Things"), default=None)

    users: Things | None = optional("users", Ref("Things"), default=None)

    meta: TicketsMeta | None = optional("meta", Ref("TicketsMeta"), default=None)

    links: TicketsLinks | None = optional("links", Ref("TicketsLinks"), default=None)


class TicketsMeta(Model):
    """The ``Tickets meta`` object."""

    has_more: bool | None = optional(default=None)

    after_cursor: str | None = optional(default=None)


class TicketsLinks(Model):
    """The ``Tickets links`` object."""

    next: str | None = optional(default=None)
