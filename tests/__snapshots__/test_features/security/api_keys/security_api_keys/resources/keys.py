"""The ``keys`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncKeysWithRawResponse,
        AsyncKeysWithStreamingResponse,
        KeysWithRawResponse,
        KeysWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_BY_HEADER: Operation[None] = Operation(
    "GET",
    "/header",
    responses={"204": None},
    security=(("Head",),),
)
_BY_QUERY: Operation[None] = Operation(
    "GET",
    "/query",
    responses={"204": None},
    security=(("Ask",),),
)
_BY_COOKIE: Operation[None] = Operation(
    "GET",
    "/cookie",
    responses={"204": None},
    security=(("Crumb",),),
)


class Keys(SyncResource):
    """The ``keys`` operations."""

    with_raw_response: KeysWithRawResponse
    with_streaming_response: KeysWithStreamingResponse

    def by_header(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /header``."""
        return self._call(_BY_HEADER, {}, options)

    def by_query(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /query``."""
        return self._call(_BY_QUERY, {}, options)

    def by_cookie(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /cookie``."""
        return self._call(_BY_COOKIE, {}, options)


