"""A test double of the service, for programs that use it."""

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
    """The routes of ``either``."""

    either: Route[None]


class BothRoutes(Routes):
    """The routes of ``both``."""

    both: Route[None]


class OpenRoutes(Routes):
    """The routes of ``open``."""

    open: Route[None]


class OptionalRoutes(Routes):
    """The routes of ``optional``."""

    optional: Route[None]


class MockSecurity(Mock[Security, AsyncSecurity]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Security, AsyncSecurity, strict)
        self.either = EitherRoutes(self, "resources.either")
        self.both = BothRoutes(self, "resources.both")
        self.open = OpenRoutes(self, "resources.open")
        self.optional = OptionalRoutes(self, "resources.optional")
