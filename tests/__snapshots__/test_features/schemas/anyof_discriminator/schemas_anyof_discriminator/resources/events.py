"""The ``events`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, whole_body

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
    from ..params.event import EventParam

_ADD: Operation[Event] = Operation(
    "POST",
    "/events",
    arguments=(whole_body("body", Ref("Event")),),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Event")}},
)


class Events(SyncResource):
    """The ``events`` operations."""

    with_raw_response: EventsWithRawResponse
    with_streaming_response: EventsWithStreamingResponse

    def add(self, *, body: EventParam, **options: Unpack[CallOptions]) -> Event:
        """Sends ``POST /events``.

        Args:
            body: The body.

        Returns:
            Kept.
        """
        return self._call(_ADD, {"body": body}, options)


