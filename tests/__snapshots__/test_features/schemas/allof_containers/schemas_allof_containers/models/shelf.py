"""``Shelf`` and related types."""

from __future__ import annotations

from .._runtime.codecs import DATE, NUMBER, STRING, ListOf, MapOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from .book import Book


class Shelf(Model):
    """The ``Shelf`` object."""

    first: Book | None = optional("first", Ref("Book"), default=None)

    rows: list[ShelfRowsItem] | None = optional(
        "rows",
        ListOf(Ref("ShelfRowsItem")),
        default=None,
    )

    by_id: dict[str, ShelfByIdValue] | None = optional(
        "byId",
        MapOf(Ref("ShelfByIdValue")),
        default=None,
    )

    days: list[date] | None = optional("days", ListOf(DATE), default=None)


class ShelfRowsItem(Model):
    """The ``Shelf rows item`` object."""

    title: str = required("title", STRING)
    """For example ``"Emma"``."""

    price: float = required("price", NUMBER)
    """For example ``9.5``."""


class ShelfByIdValue(Model):
    """The ``Shelf byId value`` object."""

    title: str = required("title", STRING)
    """For example ``"Emma"``."""

    price: float = required("price", NUMBER)
    """For example ``9.5``."""
