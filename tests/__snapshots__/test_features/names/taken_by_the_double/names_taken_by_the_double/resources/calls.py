"""The ``calls`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.formats import BINARY
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncCallsWithRawResponse,
        AsyncCallsWithStreamingResponse,
        CallsWithRawResponse,
        CallsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_RESET: Operation[bytes] = Operation(
    "GET",
    "/b",
    responses={"200": {"image/png": BINARY}},
)


class Calls(SyncResource):
    """The ``calls`` operations."""

    with_raw_response: CallsWithRawResponse
    with_streaming_response: CallsWithStreamingResponse

    def reset(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /b``.

        Returns:
            Seen.
        """
        return self._call(_RESET, {}, options)


