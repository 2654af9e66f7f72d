"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

from .resources.ships import AsyncShips

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncMethod,
        AsyncRawResponses,
        AsyncStreamingResponses,
    )

    class _AsyncShips:
        list = AsyncMethod(AsyncShips.list)
        add = AsyncMethod(AsyncShips.add)
        watch = AsyncMethod(AsyncShips.watch)
        get = AsyncMethod(AsyncShips.get)
        paint_ship = AsyncMethod(AsyncShips.paint_ship)

    class AsyncShipsWithRawResponse(AsyncRawResponses, _AsyncShips):
        """The methods return the raw response."""

    class AsyncShipsWithStreamingResponse(AsyncStreamingResponses, _AsyncShips):
        """The methods return a response whose body you read."""
