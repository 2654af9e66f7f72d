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
    """The ``changes`` routes."""

    watch: Route[Iterable[Change | Mapping[str, Any]]]
    mix: Route[Iterable[Note | Mapping[str, Any] | Change]]


class MockWholeEvents(Mock[WholeEvents, AsyncWholeEvents]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(WholeEvents, AsyncWholeEvents, strict)
        self.changes: ChangesRoutes = ChangesRoutes(self, "resources.changes")
