"""``Tickets`` and related types."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, STRING, Ref
from .._runtime.models import Model, optional

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

    has_more: bool | None = optional("has_more", BOOLEAN, default=None)

    after_cursor: str | None = optional("after_cursor", STRING, default=None)


class TicketsLinks(Model):
    """The ``Tickets links`` object."""

    next: str | None = optional("next", STRING, default=None)
