"""A test double of the service, for programs that use it."""

from __future__ import annotations

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncMinimal, Minimal

__all__ = [
    "Call",
    "MockMinimal",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class PingRoutes(Routes):
    """The routes of ``ping``."""

    ping: Route[str]


class MockMinimal(Mock[Minimal, AsyncMinimal]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Minimal, AsyncMinimal, strict)
        self.ping = PingRoutes(self, "resources.ping")
