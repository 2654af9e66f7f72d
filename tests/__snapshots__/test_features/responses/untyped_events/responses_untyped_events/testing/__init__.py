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
from ..client import AsyncUntypedEvents, UntypedEvents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..models.follow_data import FollowDataResponse
    from ..models.server_sent_event import ServerSentEvent

__all__ = [
    "Call",
    "MockUntypedEvents",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class NewsRoutes(Routes):
    """The ``news`` routes."""

    follow_bare: Route[Iterable[ServerSentEvent | Mapping[str, Any]]]
    follow_text: Route[Iterable[ServerSentEvent | Mapping[str, Any]]]
    follow_any: Route[Iterable[ServerSentEvent | Mapping[str, Any]]]
    follow_data: Route[Iterable[FollowDataResponse | Mapping[str, Any]]]


class MockUntypedEvents(Mock[UntypedEvents, AsyncUntypedEvents]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(UntypedEvents, AsyncUntypedEvents, strict)
        self.news: NewsRoutes = NewsRoutes(self, "resources.news")
