"""The ``news`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import Ref
from .._runtime.operations import Operation
from .._runtime.streaming import AsyncStreamResource, Events, SyncStreamResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncNewsWithRawResponse,
        AsyncNewsWithStreamingResponse,
        NewsWithRawResponse,
        NewsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream, SyncStream
    from ..models.follow_data import FollowDataResponse
    from ..models.server_sent_event import ServerSentEvent

_FOLLOW_BARE: Operation[ServerSentEvent] = Operation(
    "GET",
    "/bare",
    responses={
        "200": {
            "text/event-stream": Events(
                Ref("ServerSentEvent"),
                fields=True,
                json=False,
            ),
        },
    },
)
_FOLLOW_TEXT: Operation[ServerSentEvent] = Operation(
    "GET",
    "/text",
    responses={
        "200": {
            "text/event-stream": Events(
                Ref("ServerSentEvent"),
                fields=True,
                json=False,
            ),
        },
    },
)
_FOLLOW_ANY: Operation[ServerSentEvent] = Operation(
    "GET",
    "/any",
    responses={
        "200": {
            "text/event-stream": Events(
                Ref("ServerSentEvent"),
                fields=True,
                json=False,
            ),
        },
    },
)
_FOLLOW_DATA: Operation[FollowDataResponse] = Operation(
    "GET",
    "/data",
    responses={"200": {"text/event-stream": Events(Ref("FollowDataResponse"))}},
)


class News(SyncStreamResource):
    """The ``news`` operations."""

    with_raw_response: NewsWithRawResponse
    with_streaming_response: NewsWithStreamingResponse

    def follow_bare(
        self,
        **options: Unpack[CallOptions],
    ) -> SyncStream[ServerSentEvent]:
        """Sends ``GET /bare``.

        Returns:
            News.
        """
        return self._stream(_FOLLOW_BARE, {}, options)

    def follow_text(
        self,
        **options: Unpack[CallOptions],
    ) -> SyncStream[ServerSentEvent]:
        """Sends ``GET /text``.

        Returns:
            News.
        """
        return self._stream(_FOLLOW_TEXT, {}, options)

    def follow_any(self, **options: Unpack[CallOptions]) -> SyncStream[ServerSentEvent]:
        """Sends ``GET /any``.

        Returns:
            News.
        """
        return self._stream(_FOLLOW_ANY, {}, options)

    def follow_data(
        self,
        **options: Unpack[CallOptions],
    ) -> SyncStream[FollowDataResponse]:
        """Sends ``GET /data``.

        Returns:
            News.
        """
        return self._stream(_FOLLOW_DATA, {}, options)


