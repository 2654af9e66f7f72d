"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncShop, Shop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..models.create_order import CreateOrderResponse

__all__ = [
    "Call",
    "MockShop",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class OrdersRoutes(Routes):
    """The ``orders`` routes."""

    list: Route[Sequence[CreateOrderResponse | Mapping[str, Any]]]
    create: Route[CreateOrderResponse | Mapping[str, Any]]


class ParcelsRoutes(Routes):
    """The ``parcels`` routes."""

    create: Route[Sequence[str]]


class MockShop(Mock[Shop, AsyncShop]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Shop, AsyncShop, strict)
        self.orders: OrdersRoutes = OrdersRoutes(self, "resources.orders")
        self.parcels: ParcelsRoutes = ParcelsRoutes(self, "resources.parcels")
