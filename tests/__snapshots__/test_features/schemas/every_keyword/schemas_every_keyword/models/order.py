"""``Order`` and related types."""

from __future__ import annotations

from .._runtime.codecs import (
    DATE,
    DATETIME,
    INTEGER,
    NUMBER,
    STRING,
    ListOf,
    LiteralOf,
    OneOf,
    Ref,
)
from .._runtime.conversions import NOT_GIVEN
from .._runtime.formats import UUID as _UUID
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Literal
    from uuid import UUID

    from .code import Code


class Order(Model, additional=INTEGER):
    """An order.

    What a customer *orders*.

    More.: https://example.com/orders
    """

    id: UUID = required("id", _UUID, read_only=True, default=NOT_GIVEN)
    """The id.

    Read-only: only in responses.
    """

    codes: list[Code] = required("codes", ListOf(Ref("Code")))
    """At least 1 item, at most 3 items, unique items."""

    placed: datetime = required("placed", DATETIME)
    """When.

    For example ``"2020-10-15T06:38:00Z"``.
    """

    seen: date | None = required("seen", DATE, nullable=True)
    """Deprecated.

    Defaults to ``"2020-10-15"``.
    """

    secret: str | None = optional("secret", STRING, write_only=True, default=None)
    """Write-only: only in requests. At least 2 characters, at most 5 characters."""

    price: float | None = optional("price", NUMBER, default=None)
    """Greater than 0, less than 10, a multiple of 0.5."""

    size: Literal["S", "M"] | str | int | None = optional(
        "size",
        OneOf(LiteralOf("S", "M", open=True), INTEGER),
        default=None,
    )
    """How large."""

    line: OrderLine | None = optional("line", Ref("OrderLine"), default=None)


class OrderLine(Model):
    """The ``Order line`` object."""

    n: Literal[1] = required("n", LiteralOf(1), default=1)

    order: Order | None = optional("order", Ref("Order"), default=None)
