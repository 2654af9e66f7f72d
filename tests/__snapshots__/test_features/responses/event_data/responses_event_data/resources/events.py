"""The ``events`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import INTEGER, STRING
from .._runtime.operations import Operation
from .._runtime.streaming import AsyncStreamResource, SyncStreamResource
from .._runtime.streaming import Events as _Events

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncEventsWithRawResponse,
        AsyncEventsWithStreamingResponse,
        EventsWithRawResponse,
        EventsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream, SyncStream

_LOG: Operation[str] = Operation(
    "GET",
    "/log",
    responses={"200": {"text/event-stream": _Events(STRING, json=False)}},
)
_COUNT: Operation[int] = Operation(
    "GET",
    "/counts",
    responses={"200": {"text/event-stream": _Events(INTEGER)}},
)


class Events(SyncStreamResource):
    """The ``events`` operations."""

    with_raw_response: EventsWithRawResponse
    with_streaming_response: EventsWithStreamingResponse

    def log(self, **options: Unpack[CallOptions]) -> SyncStream[str]:
        """Sends ``GET /log``.

        Returns:
            Lines.
        """
        return self._stream(_LOG, {}, options)

    def count(self, **options: Unpack[CallOptions]) -> SyncStream[int]:
        """Sends ``GET /counts``.

        Returns:
            Counts.
        """
        return self._stream(_COUNT, {}, options)


