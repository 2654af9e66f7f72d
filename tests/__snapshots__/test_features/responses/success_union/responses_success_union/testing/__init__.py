"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
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
    """The routes of ``jobs``."""

    start_job: Route[Result | Mapping[str, Any] | Ticket | None]


class MockSuccesses(Mock[Successes, AsyncSuccesses]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Successes, AsyncSuccesses, strict)
        self.jobs = JobsRoutes(self, "resources.jobs")
