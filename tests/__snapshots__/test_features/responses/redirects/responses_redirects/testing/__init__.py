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
    """The ``files`` routes."""

    find_download: Route[str | None]
    find_upload: Route[Mapping[str, Any] | str | None]
    find_either: Route[Mapping[str, Any]]


class MockRedirects(Mock[Redirects, AsyncRedirects]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Redirects, AsyncRedirects, strict)
        self.files: FilesRoutes = FilesRoutes(self, "resources.files")
