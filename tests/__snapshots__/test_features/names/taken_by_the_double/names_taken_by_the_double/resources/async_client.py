"""The ``async client`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncAsyncClientGroupWithRawResponse,
        AsyncAsyncClientGroupWithStreamingResponse,
        AsyncClientGroupWithRawResponse,
        AsyncClientGroupWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation("GET", "/c", responses={"204": None})


class AsyncClientGroup(SyncResource):
    """The ``async client`` operations."""

    with_raw_response: AsyncClientGroupWithRawResponse
    with_streaming_response: AsyncClientGroupWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /c``."""
        return self._call(_GET, {}, options)


class AsyncAsyncClientGroup(AsyncResource):
    """The ``async client`` operations.

    Each method is a coroutine.
    """

    with_raw_response: AsyncAsyncClientGroupWithRawResponse
    with_streaming_response: AsyncAsyncClientGroupWithStreamingResponse

    async def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /c``."""
        return await self._call(_GET, {}, options)
