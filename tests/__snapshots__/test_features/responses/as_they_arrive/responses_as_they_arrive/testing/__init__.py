"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncExports, Exports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from ..models.row import Row

__all__ = [
    "Call",
    "MockExports",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ExportsRoutes(Routes):
    """The routes of ``exports``."""

    get_lines: Route[Iterable[Any]]
    get_dump: Route[bytes]
    get_backup: Route[bytes]
    get_cover: Route[bytes]
    get_sheet: Route[bytes]
    get_thumb: Route[bytes]
    get_model: Route[bytes]
    get_either: Route[Row | Mapping[str, Any] | bytes]
    get_key: Route[bytes]
    get_day: Route[date]
    get_note: Route[bytes | None]


class MockExports(Mock[Exports, AsyncExports]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Exports, AsyncExports, strict)
        self.exports = ExportsRoutes(self, "resources.exports")
