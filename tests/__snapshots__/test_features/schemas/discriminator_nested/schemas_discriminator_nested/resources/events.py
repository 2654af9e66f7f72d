"""The ``events`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncEventsWithRawResponse,
        AsyncEventsWithStreamingResponse,
        EventsWithRawResponse,
        EventsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.event import Event

_NEXT_EVENT: Operation[Event] = Operation(
    "GET",
    "/events",
    responses={"200": {"application/json": Ref("Event")}},
)


class Events(SyncResource):
    """The ``events`` operations."""

    with_raw_response: EventsWithRawResponse
    with_streaming_response: EventsWithStreamingResponse

    def next_event(self, **options: Unpack[CallOptions]) -> Event:
        """Sends ``GET /events``.

        Returns:
            One.
        """
        return self._call(_NEXT_EVENT, {}, options)


