"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncChecks, Checks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.test_result import TestResult

__all__ = [
    "Call",
    "MockChecks",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class TestsRoutes(Routes):
    """The routes of ``tests``."""

    run: Route[TestResult | Mapping[str, Any]]


class MockChecks(Mock[Checks, AsyncChecks]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Checks, AsyncChecks, strict)
        self.tests = TestsRoutes(self, "resources.tests")
