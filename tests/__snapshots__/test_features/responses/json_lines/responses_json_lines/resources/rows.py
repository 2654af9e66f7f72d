"""The ``rows`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import Ref
from .._runtime.operations import Operation
from .._runtime.streaming import AsyncStreamResource, Lines, SyncStreamResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncRowsWithRawResponse,
        AsyncRowsWithStreamingResponse,
        RowsWithRawResponse,
        RowsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream, SyncStream
    from ..models.row import Row

_LIST: Operation[Row] = Operation(
    "GET",
    "/rows",
    responses={"200": {"application/x-ndjson": Lines(Ref("Row"))}},
)


class Rows(SyncStreamResource):
    """The ``rows`` operations."""

    with_raw_response: RowsWithRawResponse
    with_streaming_response: RowsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> SyncStream[Row]:
        """Sends ``GET /rows``.

        Returns:
            Rows.
        """
        return self._stream(_LIST, {}, options)


