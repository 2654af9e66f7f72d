"""The ``events`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import Ref
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
    from ..models.tick import Tick

_WATCH: Operation[Tick] = Operation(
    "GET",
    "/events",
    responses={"200": {"text/event-stream": _Events(Ref("Tick"))}},
)


class Events(SyncStreamResource):
    """The ``events`` operations."""

    with_raw_response: EventsWithRawResponse
    with_streaming_response: EventsWithStreamingResponse

    def watch(self, **options: Unpack[CallOptions]) -> SyncStream[Tick]:
        """Sends ``GET /events``.

        Returns:
            Events.
        """
        return self._stream(_WATCH, {}, options)


