"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncRawResponses,
        AsyncStreamingResponses,
        Method,
        RawResponses,
        StreamingResponses,
    )
    from .resources.ping import Ping

    class _SharedPing:
        ping = Method(Ping.ping)

    class PingWithRawResponse(RawResponses, _SharedPing):
        """The methods return the raw response."""

    class PingWithStreamingResponse(StreamingResponses, _SharedPing):
        """The methods return a response whose body you read."""

    class AsyncPingWithRawResponse(AsyncRawResponses, _SharedPing):
        """The methods return the raw response."""

    class AsyncPingWithStreamingResponse(AsyncStreamingResponses, _SharedPing):
        """The methods return a response whose body you read."""
