"""The ``later`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_parameters import CursorPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncLaterWithRawResponse,
        AsyncLaterWithStreamingResponse,
        LaterWithRawResponse,
        LaterWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..pages import AsyncAsyncJobsModelPage, AsyncJobsModelPage

_LIST: PagedOperation[AsyncJobsModelPage, AsyncAsyncJobsModelPage, int] = (
    PagedOperation(
        "GET",
        "/later",
        arguments=(query("pageToken", "page_token"),),
        pagination=CursorPagination(
            "pageToken",
            items=("ids",),
            next=("nextPageToken",),
        ),
        responses={"200": {"application/json": Ref("AsyncJobsModel")}},
    )
)


class Later(SyncResource):
    """The ``later`` operations."""

    with_raw_response: LaterWithRawResponse
    with_streaming_response: LaterWithStreamingResponse

    def list(
        self,
        *,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> AsyncJobsModelPage:
        """Sends ``GET /later``.

        Args:
            page_token: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"page_token": page_token}, options)


