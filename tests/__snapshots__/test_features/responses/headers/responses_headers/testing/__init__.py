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
from ..client import AnswerHeaders, AsyncAnswerHeaders

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Call",
    "MockAnswerHeaders",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class PagesRoutes(Routes):
    """The ``pages`` routes."""

    get: Route[Sequence[str]]


class MockAnswerHeaders(Mock[AnswerHeaders, AsyncAnswerHeaders]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(AnswerHeaders, AsyncAnswerHeaders, strict)
        self.pages: PagesRoutes = PagesRoutes(self, "resources.pages")
