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
from ..client import AsyncInlineEnums, InlineEnums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..models.song import Song

__all__ = [
    "Call",
    "MockInlineEnums",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class SongsRoutes(Routes):
    """The ``songs`` routes."""

    list: Route[Sequence[Song | Mapping[str, Any]]]
    add: Route[None]


class MockInlineEnums(Mock[InlineEnums, AsyncInlineEnums]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(InlineEnums, AsyncInlineEnums, strict)
        self.songs: SongsRoutes = SongsRoutes(self, "resources.songs")
