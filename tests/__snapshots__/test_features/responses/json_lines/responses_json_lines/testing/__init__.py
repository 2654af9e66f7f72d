"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncLinesIn, LinesIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..models.row import Row

__all__ = [
    "Call",
    "MockLinesIn",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class RowsRoutes(Routes):
    """The routes of ``rows``."""

    list: Route[Iterable[Row | Mapping[str, Any]]]


class MockLinesIn(Mock[LinesIn, AsyncLinesIn]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(LinesIn, AsyncLinesIn, strict)
        self.rows = RowsRoutes(self, "resources.rows")
