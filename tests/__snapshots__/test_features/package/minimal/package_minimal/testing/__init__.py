"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncMinimal, Minimal

__all__ = [
    "Call",
    "MockMinimal",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ClientMethodsRoutes(Routes):
    """The client's own routes."""

    ping: Route[str]


class MockMinimal(Mock[Minimal, AsyncMinimal], ClientMethodsRoutes):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Minimal, AsyncMinimal, strict)
        self._add_routes(self, "resources.client_methods", ClientMethodsRoutes)
