"""The ``changes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import Ref, Tagged
from .._runtime.operations import Operation
from .._runtime.streaming import AsyncStreamResource, Events, SyncStreamResource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncChangesWithRawResponse,
        AsyncChangesWithStreamingResponse,
        ChangesWithRawResponse,
        ChangesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream, SyncStream
    from ..models.change import Change
    from ..models.note import Note

_WATCH: Operation[Change] = Operation(
    "GET",
    "/changes",
    responses={"200": {"text/event-stream": Events(Ref("Change"), fields=True)}},
)
_MIX: Operation[Note | Change | Mapping[str, Any]] = Operation(
    "GET",
    "/mixed",
    responses={
        "200": {
            "text/event-stream": Events(
                Tagged("event", {"note": Ref("Note"), "change": Ref("Change")}),
                fields=True,
                json=("change",),
            ),
        },
    },
)


class Changes(SyncStreamResource):
    """The ``changes`` operations."""

    with_raw_response: ChangesWithRawResponse
    with_streaming_response: ChangesWithStreamingResponse

    def watch(self, **options: Unpack[CallOptions]) -> SyncStream[Change]:
        """Sends ``GET /changes``.

        Returns:
            Changes.
        """
        return self._stream(_WATCH, {}, options)

    def mix(
        self,
        **options: Unpack[CallOptions],
    ) -> SyncStream[Note | Change | Mapping[str, Any]]:
        """Sends ``GET /mixed``.

        Returns:
            Both.
        """
        return self._stream(_MIX, {}, options)


