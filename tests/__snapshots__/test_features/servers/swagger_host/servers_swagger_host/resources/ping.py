"""The ``ping`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
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

_PING: Operation[None] = Operation("GET", "/ping", responses={"204": None})


class Ping(SyncResource):
    """The ``ping`` operations."""

    with_raw_response: PingWithRawResponse
    with_streaming_response: PingWithStreamingResponse

    def ping(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /ping``."""
        return self._call(_PING, {}, options)


