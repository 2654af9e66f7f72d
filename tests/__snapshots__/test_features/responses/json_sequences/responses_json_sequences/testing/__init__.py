"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncSequencesIn, SequencesIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..models.row import Row

__all__ = [
    "Call",
    "MockSequencesIn",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class RowsRoutes(Routes):
    """The routes of ``rows``."""

    read_lines: Route[Iterable[Row | Mapping[str, Any]]]
    read_records: Route[Iterable[Row | Mapping[str, Any]]]
    read_listed: Route[Iterable[Row | Mapping[str, Any]]]


class MockSequencesIn(Mock[SequencesIn, AsyncSequencesIn]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(SequencesIn, AsyncSequencesIn, strict)
        self.rows = RowsRoutes(self, "resources.rows")
