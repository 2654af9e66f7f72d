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
    """The ``exports`` routes."""

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
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Exports, AsyncExports, strict)
        self.exports: ExportsRoutes = ExportsRoutes(self, "resources.exports")
