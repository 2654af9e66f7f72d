"""The ``orders`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, DATETIME, ListOf, Ref
from .._runtime.models import Sent
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.order import Order, OrderLine
    from ..params.order import OrderLineParam

_ADD: Operation[Order] = Operation(
    "POST",
    "/orders",
    arguments=(
        body_property("codes", codec=ListOf(Ref("Code"))),
        body_property("placed", codec=DATETIME),
        body_property("seen", codec=DATE, nullable=True),
        body_property("secret"),
        body_property("price"),
        body_property("size"),
        body_property("line", codec=Sent(Ref("OrderLine"))),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Order")}},
)


class Orders(SyncResource):
    """The ``orders`` operations."""

    with_raw_response: OrdersWithRawResponse
    with_streaming_response: OrdersWithStreamingResponse

    def add(
        self,
        *,
        codes: Sequence[str],
        placed: datetime,
        seen: date | None,
        secret: str | None = None,
        price: float | None = None,
        size: Literal["S", "M"] | str | int | None = None,
        line: OrderLine | OrderLineParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Order:
        """Sends ``POST /orders``.

        Args:
            codes: A property of the body. At least 1 item, at most 3 items, unique
                items.
            placed: When. For example ``"2020-10-15T06:38:00Z"``.
            seen: A property of the body. Deprecated. Defaults to ``"2020-10-15"``.
            secret: A property of the body. At least 2 characters, at most 5 characters.
            price: A property of the body. Greater than 0, less than 10, a multiple of
                0.5.
            size: How large.
            line: A property of the body.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {
                "codes": codes,
                "placed": placed,
                "seen": seen,
                "secret": secret,
                "price": price,
                "size": size,
                "line": line,
            },
            options,
        )


