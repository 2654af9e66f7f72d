"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AppendedNames, AsyncAppendedNames

__all__ = [
    "Call",
    "MockAppendedNames",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ShopRoutes(Routes):
    """The ``shop`` routes."""

    read_item: Route[None]


class StockRoutes(Routes):
    """The ``stock`` routes."""

    read_items_item_id_put: Route[None]
    read_items_item_id_post: Route[None]


class MockAppendedNames(Mock[AppendedNames, AsyncAppendedNames]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(AppendedNames, AsyncAppendedNames, strict)
        self.shop: ShopRoutes = ShopRoutes(self, "resources.shop")
        self.stock: StockRoutes = StockRoutes(self, "resources.stock")
