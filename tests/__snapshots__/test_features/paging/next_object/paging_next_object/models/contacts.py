"""``Contacts`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .thing import Thing


class Contacts(Model):
    """The ``Contacts`` object."""

    data: list[Thing] | None = optional("data", ListOf(Ref("Thing")), default=None)

    pages: ContactsPages | None = optional("pages", Ref("ContactsPages"), default=None)


class ContactsPages(Model):
    """The ``Contacts pages`` object."""

    next: ContactsPagesNext | None = optional(
        "next",
        Ref("ContactsPagesNext"),
        default=None,
    )

    page: int | None = optional("page", INTEGER, default=None)


class ContactsPagesNext(Model):
    """The ``Contacts pages next`` object."""

    starting_after: str | None = optional("starting_after", STRING, default=None)
