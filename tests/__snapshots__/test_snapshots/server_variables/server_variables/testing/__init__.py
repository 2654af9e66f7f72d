"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncServerVariables, ServerVariables

__all__ = [
    "Call",
    "MockServerVariables",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class StatusRoutes(Routes):
    """The ``status`` routes."""

    get: Route[None]


class MockServerVariables(Mock[ServerVariables, AsyncServerVariables]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(ServerVariables, AsyncServerVariables, strict)
        self.status = StatusRoutes(self, "resources.status")
