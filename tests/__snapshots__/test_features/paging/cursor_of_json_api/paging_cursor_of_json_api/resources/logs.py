"""The ``logs`` operations."""

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
        AsyncLogsWithRawResponse,
        AsyncLogsWithStreamingResponse,
        LogsWithRawResponse,
        LogsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.list_logs import ListLogsPage
    from ..models.thing import Thing
    from ..pages import AsyncLogsPage, LogsPage
    from ..params.list_logs import ListLogsPageParam

_LIST: PagedOperation[LogsPage, AsyncLogsPage, Thing] = PagedOperation(
    "GET",
    "/logs",
    arguments=(
        query("page", codec=Ref("ListLogsPage"), style="deepObject", explode=False),
    ),
    pagination=CursorPagination(
        "page[cursor]",
        items=("data",),
        next=("meta", "page", "after"),
    ),
    responses={"200": {"application/json": Ref("Logs")}},
)


class Logs(SyncResource):
    """The ``logs`` operations."""

    with_raw_response: LogsWithRawResponse
    with_streaming_response: LogsWithStreamingResponse

    def list(
        self,
        *,
        page: ListLogsPage | ListLogsPageParam | None = None,
        **options: Unpack[CallOptions],
    ) -> LogsPage:
        """Sends ``GET /logs``.

        Args:
            page: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"page": page}, options)


