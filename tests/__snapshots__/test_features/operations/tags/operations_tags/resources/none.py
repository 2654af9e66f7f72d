"""The ``none`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncNone_WithRawResponse,
        AsyncNone_WithStreamingResponse,
        None_WithRawResponse,
        None_WithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation("GET", "/none", responses={"204": None})


class None_(SyncResource):
    """The ``none`` operations."""

    with_raw_response: None_WithRawResponse
    with_streaming_response: None_WithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /none``."""
        return self._call(_GET, {}, options)


