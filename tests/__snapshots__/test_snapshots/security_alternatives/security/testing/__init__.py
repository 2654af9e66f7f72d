"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncSecurity, Security

__all__ = [
    "Call",
    "MockSecurity",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class EitherRoutes(Routes):
    """The ``either`` routes."""

    either: Route[None]


class BothRoutes(Routes):
    """The ``both`` routes."""

    both: Route[None]


class OpenRoutes(Routes):
    """The ``open`` routes."""

    open: Route[None]


class OptionalRoutes(Routes):
    """The ``optional`` routes."""

    optional: Route[None]


class MockSecurity(Mock[Security, AsyncSecurity]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Security, AsyncSecurity, strict)
        self.either = EitherRoutes(self, "resources.either")
        self.both = BothRoutes(self, "resources.both")
        self.open = OpenRoutes(self, "resources.open")
        self.optional = OptionalRoutes(self, "resources.optional")
