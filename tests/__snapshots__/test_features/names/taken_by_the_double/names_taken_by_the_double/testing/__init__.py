"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.testing import (
    Call,
    Mock,
    Route as _Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
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
    """The ``client`` routes."""

    returns: _Route[Sequence[_ClientRoutes | Mapping[str, Any]]]
    list: _Route[Route | Mapping[str, Any]]


class CallsRoutes(Routes):
    """The ``calls`` routes."""

    reset: _Route[bytes]


class AsyncClientGroupRoutes(Routes):
    """The ``async client`` routes."""

    get: _Route[None]


class MockCalls(Mock[Calls, AsyncCalls]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
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
