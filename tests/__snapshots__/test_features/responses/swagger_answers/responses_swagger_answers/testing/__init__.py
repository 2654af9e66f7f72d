"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
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
    """The routes of ``reports``."""

    get_report: Route[Report | Mapping[str, Any]]
    get_file: Route[bytes]


class PlainRoutes(Routes):
    """The routes of ``plain``."""

    get_table: Route[str]
    get_paper: Route[bytes]
    get_dump: Route[bytes]
    get_photo: Route[bytes]
    get_icon: Route[bytes]


class MockAnswersInTwo(Mock[AnswersInTwo, AsyncAnswersInTwo]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(AnswersInTwo, AsyncAnswersInTwo, strict)
        self.reports = ReportsRoutes(self, "resources.reports")
        self.plain = PlainRoutes(self, "resources.plain")
