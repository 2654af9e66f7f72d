"""The ``status`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncStatusWithRawResponse,
        AsyncStatusWithStreamingResponse,
        StatusWithRawResponse,
        StatusWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_CHECK: Operation[None] = Operation("GET", "/status", responses={"204": None})


class Status(SyncResource):
    """The ``status`` operations."""

    with_raw_response: StatusWithRawResponse
    with_streaming_response: StatusWithStreamingResponse

    def check(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /status``."""
        return self._call(_CHECK, {}, options)


