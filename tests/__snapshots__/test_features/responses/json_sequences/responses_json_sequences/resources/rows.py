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

_READ_LINES: Operation[Row] = Operation(
    "GET",
    "/lines",
    responses={"200": {"application/jsonl": Lines(Ref("Row"))}},
)
_READ_RECORDS: Operation[Row] = Operation(
    "GET",
    "/records",
    responses={"200": {"application/json-seq": Lines(Ref("Row"))}},
)
_READ_LISTED: Operation[Row] = Operation(
    "GET",
    "/listed",
    responses={"200": {"application/x-ndjson": Lines(Ref("Row"))}},
)


class Rows(SyncStreamResource):
    """The ``rows`` operations."""

    with_raw_response: RowsWithRawResponse
    with_streaming_response: RowsWithStreamingResponse

    def read_lines(self, **options: Unpack[CallOptions]) -> SyncStream[Row]:
        """Sends ``GET /lines``.

        Returns:
            Lines.
        """
        return self._stream(_READ_LINES, {}, options)

    def read_records(self, **options: Unpack[CallOptions]) -> SyncStream[Row]:
        """Sends ``GET /records``.

        Returns:
            Records.
        """
        return self._stream(_READ_RECORDS, {}, options)

    def read_listed(self, **options: Unpack[CallOptions]) -> SyncStream[Row]:
        """Sends ``GET /listed``.

        Returns:
            An array of lines.
        """
        return self._stream(_READ_LISTED, {}, options)


