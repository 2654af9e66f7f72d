"""The client's own operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncClientMethodsWithRawResponse,
        AsyncClientMethodsWithStreamingResponse,
        ClientMethodsWithRawResponse,
        ClientMethodsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_PING: Operation[str] = Operation(
    "GET",
    "/ping",
    responses={"200": {"application/json": STRING}},
)


class ClientMethods(SyncResource):
    """The client's own operations."""

    with_raw_response: ClientMethodsWithRawResponse
    with_streaming_response: ClientMethodsWithStreamingResponse

    def ping(self, **options: Unpack[CallOptions]) -> str:
        """Ask whether the server is awake.

        Returns:
            The server is awake.
        """
        return self._call(_PING, {}, options)


class AsyncClientMethods(AsyncResource):
    """The client's own operations.

    Each method is a coroutine.
    """

    with_raw_response: AsyncClientMethodsWithRawResponse
    with_streaming_response: AsyncClientMethodsWithStreamingResponse

    async def ping(self, **options: Unpack[CallOptions]) -> str:
        """Ask whether the server is awake.

        See ``ClientMethods.ping`` for details.
        """
        return await self._call(_PING, {}, options)
