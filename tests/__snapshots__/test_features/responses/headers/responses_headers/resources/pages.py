"""The ``pages`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, ListOf
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPagesWithRawResponse,
        AsyncPagesWithStreamingResponse,
        PagesWithRawResponse,
        PagesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[list[str]] = Operation(
    "GET",
    "/pages",
    responses={"200": {"application/json": ListOf(STRING)}},
)


class Pages(SyncResource):
    """The ``pages`` operations."""

    with_raw_response: PagesWithRawResponse
    with_streaming_response: PagesWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> list[str]:
        """Sends ``GET /pages``.

        Returns:
            A page.
        """
        return self._call(_GET, {}, options)


