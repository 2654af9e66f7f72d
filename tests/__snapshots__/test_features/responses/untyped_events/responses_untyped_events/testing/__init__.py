"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
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
    """The routes of ``news``."""

    follow_bare: Route[Iterable[ServerSentEvent | Mapping[str, Any]]]
    follow_text: Route[Iterable[ServerSentEvent | Mapping[str, Any]]]
    follow_any: Route[Iterable[ServerSentEvent | Mapping[str, Any]]]
    follow_data: Route[Iterable[FollowDataResponse | Mapping[str, Any]]]


class MockUntypedEvents(Mock[UntypedEvents, AsyncUntypedEvents]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(UntypedEvents, AsyncUntypedEvents, strict)
        self.news = NewsRoutes(self, "resources.news")
