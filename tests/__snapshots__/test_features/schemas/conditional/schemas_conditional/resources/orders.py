"""The ``orders`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.order import Order

_GET_ORDER: Operation[Order] = Operation(
    "GET",
    "/orders",
    responses={"200": {"application/json": Ref("Order")}},
)


class Orders(SyncResource):
    """The ``orders`` operations."""

    def get_order(self, **options: Unpack[CallOptions]) -> Order:
        """Sends ``GET /orders``.

        Returns:
            An order.
        """
        return self._call(_GET_ORDER, {}, options)


class AsyncOrders(AsyncResource):
    """The ``orders`` operations.

    Each method is a coroutine.
    """

    async def get_order(self, **options: Unpack[CallOptions]) -> Order:
        """Sends ``GET /orders``.

        See ``Orders.get_order`` for details.
        """
        return await self._call(_GET_ORDER, {}, options)
