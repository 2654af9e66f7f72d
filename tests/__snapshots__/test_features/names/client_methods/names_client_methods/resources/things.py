"""The ``things`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.pagination import CursorPagination, PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncThingsWithRawResponse,
        AsyncThingsWithStreamingResponse,
        ThingsWithRawResponse,
        ThingsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.result import Result
    from ..pages import AsyncResultsResponsePage, ResultsResponsePage

_LIST: PagedOperation[ResultsResponsePage, AsyncResultsResponsePage, Result] = (
    PagedOperation(
        "GET",
        "/things",
        arguments=(query("cursor"),),
        pagination=CursorPagination("cursor", items=("data",), next=("next_cursor",)),
        responses={"200": {"application/json": Ref("ResultsResponse")}},
    )
)


class Things(SyncResource):
    """The ``things`` operations."""

    with_raw_response: ThingsWithRawResponse
    with_streaming_response: ThingsWithStreamingResponse

    def list(
        self,
        *,
        cursor: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ResultsResponsePage:
        """Sends ``GET /things``.

        Args:
            cursor: A query parameter.

        Returns:
            The results. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"cursor": cursor}, options)


