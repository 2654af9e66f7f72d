"""The ``orders`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.order import Order

_GET: Operation[Order] = Operation(
    "GET",
    "/orders",
    responses={"200": {"application/json": Ref("Order")}},
)


class Orders(SyncResource):
    """The ``orders`` operations."""

    with_raw_response: OrdersWithRawResponse
    with_streaming_response: OrdersWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Order:
        """Sends ``GET /orders``.

        Returns:
            An order.
        """
        return self._call(_GET, {}, options)


