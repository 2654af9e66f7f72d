"""The ``orders`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    import builtins
    from typing import Unpack

    from .._raw_responses import (
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.create_order import CreateOrderBodyTo, CreateOrderResponse
    from ..params.create_order import CreateOrderBodyToParam

_LIST: Operation[builtins.list[CreateOrderResponse]] = Operation(
    "GET",
    "/orders",
    responses={"200": {"application/json": ListOf(Ref("CreateOrderResponse"))}},
)
_CREATE: Operation[CreateOrderResponse] = Operation(
    "POST",
    "/orders",
    arguments=(body_property("to", codec=Ref("CreateOrderBodyTo")),),
    body="application/json",
    responses={"201": {"application/json": Ref("CreateOrderResponse")}},
)


class Orders(SyncResource):
    """The ``orders`` operations."""

    with_raw_response: OrdersWithRawResponse
    with_streaming_response: OrdersWithStreamingResponse

    def list(
        self,
        **options: Unpack[CallOptions],
    ) -> builtins.list[CreateOrderResponse]:
        """Sends ``GET /orders``.

        Returns:
            Orders.
        """
        return self._call(_LIST, {}, options)

    def create(
        self,
        *,
        to: CreateOrderBodyTo | CreateOrderBodyToParam | None = None,
        **options: Unpack[CallOptions],
    ) -> CreateOrderResponse:
        """Sends ``POST /orders``.

        Args:
            to: A property of the body.

        Returns:
            The order.
        """
        return self._call(_CREATE, {"to": to}, options)


