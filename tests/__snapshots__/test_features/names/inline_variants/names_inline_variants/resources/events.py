"""The ``events`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, OneOf, Ref
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncEventsWithRawResponse,
        AsyncEventsWithStreamingResponse,
        EventsWithRawResponse,
        EventsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.event import Event
    from ..models.send import SendBodyListItem, SendBodyWithEmail, SendBodyWithPhone
    from ..params.send import (
        SendBodyListItemParam,
        SendBodyWithEmailParam,
        SendBodyWithPhoneParam,
    )

_SEND: Operation[Event] = Operation(
    "POST",
    "/events",
    arguments=(
        whole_body(
            "body",
            OneOf(
                Ref("SendBodyWithEmail"),
                Ref("SendBodyWithPhone"),
                ListOf(Ref("SendBodyListItem")),
            ),
        ),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Event")}},
)


class Events(SyncResource):
    """The ``events`` operations."""

    with_raw_response: EventsWithRawResponse
    with_streaming_response: EventsWithStreamingResponse

    def send(
        self,
        *,
        body: (
            SendBodyWithEmail
            | SendBodyWithEmailParam
            | SendBodyWithPhone
            | SendBodyWithPhoneParam
            | Sequence[SendBodyListItem | SendBodyListItemParam]
        ),
        **options: Unpack[CallOptions],
    ) -> Event:
        """Sends ``POST /events``.

        Args:
            body: The body.

        Returns:
            Sent.
        """
        return self._call(_SEND, {"body": body}, options)


