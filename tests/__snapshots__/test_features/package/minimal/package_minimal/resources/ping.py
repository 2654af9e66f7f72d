"""The ``ping`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPingWithRawResponse,
        AsyncPingWithStreamingResponse,
        PingWithRawResponse,
        PingWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_PING: Operation[str] = Operation(
    "GET",
    "/ping",
    responses={"200": {"application/json": STRING}},
)


class Ping(SyncResource):
    """The ``ping`` operations."""

    with_raw_response: PingWithRawResponse
    with_streaming_response: PingWithStreamingResponse

    def ping(self, **options: Unpack[CallOptions]) -> str:
        """Ask whether the server is awake.

        Returns:
            The server is awake.
        """
        return self._call(_PING, {}, options)


class AsyncPing(AsyncResource):
    """The ``ping`` operations.

    Each method is a coroutine.
    """

    with_raw_response: AsyncPingWithRawResponse
    with_streaming_response: AsyncPingWithStreamingResponse

    async def ping(self, **options: Unpack[CallOptions]) -> str:
        """Ask whether the server is awake.

        See ``Ping.ping`` for details.
        """
        return await self._call(_PING, {}, options)
