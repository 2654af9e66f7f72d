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
from ..client import AsyncEtag, Etag

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.get_page import GetPageResponse

__all__ = [
    "Call",
    "MockEtag",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class PageRoutes(Routes):
    """The ``page`` routes."""

    get: Route[GetPageResponse | Mapping[str, Any]]


class MockEtag(Mock[Etag, AsyncEtag]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Etag, AsyncEtag, strict)
        self.page: PageRoutes = PageRoutes(self, "resources.page")
