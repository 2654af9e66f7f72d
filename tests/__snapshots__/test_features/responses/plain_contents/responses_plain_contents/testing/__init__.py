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
from ..client import AsyncPlainContents, PlainContents

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.row import Row

__all__ = [
    "Call",
    "MockPlainContents",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class PlainRoutes(Routes):
    """The ``plain`` routes."""

    get_table: Route[str]
    get_form: Route[bytes]
    get_beside: Route[Row | Mapping[str, Any]]
    send_parts: Route[None]


class MockPlainContents(Mock[PlainContents, AsyncPlainContents]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(PlainContents, AsyncPlainContents, strict)
        self.plain: PlainRoutes = PlainRoutes(self, "resources.plain")
