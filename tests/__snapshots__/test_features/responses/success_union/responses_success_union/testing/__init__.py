"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncSuccesses, Successes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.result import Result
    from ..models.ticket import Ticket

__all__ = [
    "Call",
    "MockSuccesses",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class JobsRoutes(Routes):
    """The ``jobs`` routes."""

    start: Route[Result | Mapping[str, Any] | Ticket | None]


class MockSuccesses(Mock[Successes, AsyncSuccesses]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Successes, AsyncSuccesses, strict)
        self.jobs: JobsRoutes = JobsRoutes(self, "resources.jobs")
