"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncWholeEvents, WholeEvents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..models.change import Change
    from ..models.note import Note

__all__ = [
    "Call",
    "MockWholeEvents",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ChangesRoutes(Routes):
    """The routes of ``changes``."""

    watch: Route[Iterable[Change | Mapping[str, Any]]]
    mix: Route[Iterable[Note | Mapping[str, Any] | Change]]


class MockWholeEvents(Mock[WholeEvents, AsyncWholeEvents]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(WholeEvents, AsyncWholeEvents, strict)
        self.changes = ChangesRoutes(self, "resources.changes")
