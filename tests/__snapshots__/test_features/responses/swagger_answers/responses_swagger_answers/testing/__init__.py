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
from ..client import AnswersInTwo, AsyncAnswersInTwo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.report import Report

__all__ = [
    "Call",
    "MockAnswersInTwo",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ReportsRoutes(Routes):
    """The ``reports`` routes."""

    get: Route[Report | Mapping[str, Any]]
    get_file: Route[bytes]


class PlainRoutes(Routes):
    """The ``plain`` routes."""

    get_table: Route[str]
    get_paper: Route[bytes]
    get_dump: Route[bytes]
    get_photo: Route[bytes]
    get_icon: Route[bytes]


class MockAnswersInTwo(Mock[AnswersInTwo, AsyncAnswersInTwo]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(AnswersInTwo, AsyncAnswersInTwo, strict)
        self.reports: ReportsRoutes = ReportsRoutes(self, "resources.reports")
        self.plain: PlainRoutes = PlainRoutes(self, "resources.plain")
