"""The ``rows`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncRowsWithRawResponse,
        AsyncRowsWithStreamingResponse,
        RowsWithRawResponse,
        RowsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.row import Row

_GET: Operation[Row] = Operation(
    "GET",
    "/rows",
    responses={"200": {"application/json": Ref("Row")}},
)


class Rows(SyncResource):
    """The ``rows`` operations."""

    with_raw_response: RowsWithRawResponse
    with_streaming_response: RowsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Row:
        """Sends ``GET /rows``.

        Returns:
            A row.
        """
        return self._call(_GET, {}, options)


