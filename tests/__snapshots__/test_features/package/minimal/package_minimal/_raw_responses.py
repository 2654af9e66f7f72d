"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncMethod,
        RawResponses,
        StreamingResponses,
        SyncMethod,
    )
    from .resources.ping import AsyncPing, Ping

    class _Ping:
        ping = SyncMethod(Ping.ping)

    class PingWithRawResponse(RawResponses, _Ping):
        """The methods return the raw response."""

    class PingWithStreamingResponse(StreamingResponses, _Ping):
        """The methods return a response whose body you read."""

    class _AsyncPing:
        ping = AsyncMethod(AsyncPing.ping)

    class AsyncPingWithRawResponse(RawResponses, _AsyncPing):
        """The methods return the raw response."""

    class AsyncPingWithStreamingResponse(StreamingResponses, _AsyncPing):
        """The methods return a response whose body you read."""
