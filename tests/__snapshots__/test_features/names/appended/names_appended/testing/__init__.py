"""A test double of the service, for programs that use it."""

from __future__ import annotations

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AppendedNames, AsyncAppendedNames

__all__ = [
    "Call",
    "MockAppendedNames",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ShopRoutes(Routes):
    """The routes of ``shop``."""

    read_item: Route[None]


class StockRoutes(Routes):
    """The routes of ``stock``."""

    read_items_item_id_put: Route[None]
    read_items_item_id_post: Route[None]


class MockAppendedNames(Mock[AppendedNames, AsyncAppendedNames]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(AppendedNames, AsyncAppendedNames, strict)
        self.shop = ShopRoutes(self, "resources.shop")
        self.stock = StockRoutes(self, "resources.stock")
