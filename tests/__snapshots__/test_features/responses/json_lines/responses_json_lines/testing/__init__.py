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
    """The ``rows`` routes."""

    list: Route[Iterable[Row | Mapping[str, Any]]]


class MockLinesIn(Mock[LinesIn, AsyncLinesIn]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(LinesIn, AsyncLinesIn, strict)
        self.rows: RowsRoutes = RowsRoutes(self, "resources.rows")
