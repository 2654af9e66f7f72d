"""A test double of the service, for programs that use it."""

from __future__ import annotations

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncSilence, Silence

__all__ = [
    "Call",
    "MockSilence",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ThingsRoutes(Routes):
    """The routes of ``things``."""

    delete: Route[None]
    has: Route[None]
    delete_thing: Route[None]
    has_thing: Route[None]


class MockSilence(Mock[Silence, AsyncSilence]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Silence, AsyncSilence, strict)
        self.things = ThingsRoutes(self, "resources.things")
