"""The ``jobs`` operations."""

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
        AsyncJobsWithRawResponse,
        AsyncJobsWithStreamingResponse,
        JobsWithRawResponse,
        JobsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..pages import AsyncJobsPage, JobsPage

_LIST: PagedOperation[JobsPage, AsyncJobsPage, str] = PagedOperation(
    "GET",
    "/jobs",
    arguments=(query("pageToken", "page_token"),),
    pagination=CursorPagination("pageToken", items=("names",), next=("nextPageToken",)),
    responses={"200": {"application/json": Ref("Jobs")}},
)


class Jobs(SyncResource):
    """The ``jobs`` operations."""

    with_raw_response: JobsWithRawResponse
    with_streaming_response: JobsWithStreamingResponse

    def list(
        self,
        *,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> JobsPage:
        """Sends ``GET /jobs``.

        Args:
            page_token: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"page_token": page_token}, options)


