"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncHarbour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..models.list_ships import ListShipsResponse
    from ..models.ship import Ship

__all__ = [
    "Call",
    "MockHarbour",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ShipsRoutes(Routes):
    """The ``ships`` routes."""

    list: Route[ListShipsResponse | Mapping[str, Any]]
    add: Route[Ship | Mapping[str, Any]]
    watch: Route[Iterable[Ship | Mapping[str, Any]]]
    get: Route[Ship | Mapping[str, Any]]
    paint_ship: Route[None]


class MockHarbour(Mock[Never, AsyncHarbour]):
    """A mock of the service, for tests without a network.

    Use its ``async_client``; each operation is a route. A call without a response set
    gets an example. With ``strict``, such a call fails, responses must match the
    schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(None, AsyncHarbour, strict)
        self.ships: ShipsRoutes = ShipsRoutes(self, "resources.ships")
