"""The ``close`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncCloseWithRawResponse,
        AsyncCloseWithStreamingResponse,
        CloseWithRawResponse,
        CloseWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_CLOSE: Operation[None] = Operation("POST", "/close", responses={"204": None})


class Close(SyncResource):
    """The ``close`` operations."""

    with_raw_response: CloseWithRawResponse
    with_streaming_response: CloseWithStreamingResponse

    def close(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /close``."""
        return self._call(_CLOSE, {}, options)


