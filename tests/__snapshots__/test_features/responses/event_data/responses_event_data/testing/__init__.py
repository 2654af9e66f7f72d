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
from ..client import AsyncDataOfEvents, DataOfEvents

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Call",
    "MockDataOfEvents",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class EventsRoutes(Routes):
    """The ``events`` routes."""

    log: Route[Iterable[str]]
    count: Route[Iterable[int]]


class MockDataOfEvents(Mock[DataOfEvents, AsyncDataOfEvents]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(DataOfEvents, AsyncDataOfEvents, strict)
        self.events: EventsRoutes = EventsRoutes(self, "resources.events")
