"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route as _Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncCalls, Calls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..models.client_routes import ClientRoutes as _ClientRoutes
    from ..models.route import Route

__all__ = [
    "Call",
    "MockCalls",
    "SentRequest",
    "UnexpectedCallError",
]


class ClientRoutes(Routes):
    """The routes of ``client``."""

    returns: _Route[Sequence[_ClientRoutes | Mapping[str, Any]]]
    list: _Route[Route | Mapping[str, Any]]


class CallsRoutes(Routes):
    """The routes of ``calls``."""

    reset: _Route[bytes]


class AsyncClientGroupRoutes(Routes):
    """The routes of ``async client``."""

    get: _Route[None]


class MockCalls(Mock[Calls, AsyncCalls]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Calls, AsyncCalls, strict)
        self.client_ = ClientRoutes(self, "resources.client", "client_")
        self.calls_ = CallsRoutes(self, "resources.calls", "calls_")
        self.async_client_ = AsyncClientGroupRoutes(
            self,
            "resources.async_client",
            "async_client_",
        )
