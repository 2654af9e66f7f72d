"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncInlineVariants, InlineVariants

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.event import Event

__all__ = [
    "Call",
    "MockInlineVariants",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class EventsRoutes(Routes):
    """The routes of ``events``."""

    send: Route[Event | Mapping[str, Any]]


class MockInlineVariants(Mock[InlineVariants, AsyncInlineVariants]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(InlineVariants, AsyncInlineVariants, strict)
        self.events = EventsRoutes(self, "resources.events")
