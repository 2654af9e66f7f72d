"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncRedirects, Redirects

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

__all__ = [
    "Call",
    "MockRedirects",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class FilesRoutes(Routes):
    """The routes of ``files``."""

    find_download: Route[str | None]
    find_upload: Route[Mapping[str, Any] | str | None]
    find_either: Route[Mapping[str, Any]]


class MockRedirects(Mock[Redirects, AsyncRedirects]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Redirects, AsyncRedirects, strict)
        self.files = FilesRoutes(self, "resources.files")
