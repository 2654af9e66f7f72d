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
    """The ``rows`` routes."""

    read_lines: Route[Iterable[Row | Mapping[str, Any]]]
    read_records: Route[Iterable[Row | Mapping[str, Any]]]
    read_listed: Route[Iterable[Row | Mapping[str, Any]]]


class MockSequencesIn(Mock[SequencesIn, AsyncSequencesIn]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(SequencesIn, AsyncSequencesIn, strict)
        self.rows: RowsRoutes = RowsRoutes(self, "resources.rows")
