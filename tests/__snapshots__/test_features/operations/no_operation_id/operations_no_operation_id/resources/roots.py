"""The ``roots`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncRootsWithRawResponse,
        AsyncRootsWithStreamingResponse,
        RootsWithRawResponse,
        RootsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation("GET", "/", responses={"204": None})


class Roots(SyncResource):
    """The ``roots`` operations."""

    with_raw_response: RootsWithRawResponse
    with_streaming_response: RootsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /``."""
        return self._call(_GET, {}, options)


