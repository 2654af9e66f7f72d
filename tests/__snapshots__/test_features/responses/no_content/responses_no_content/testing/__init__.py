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
from ..client import AsyncSilence, Silence

__all__ = [
    "Call",
    "MockSilence",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ThingsRoutes(Routes):
    """The ``things`` routes."""

    delete_all: Route[None]
    has_all: Route[None]
    delete: Route[None]
    has: Route[None]


class MockSilence(Mock[Silence, AsyncSilence]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Silence, AsyncSilence, strict)
        self.things: ThingsRoutes = ThingsRoutes(self, "resources.things")
