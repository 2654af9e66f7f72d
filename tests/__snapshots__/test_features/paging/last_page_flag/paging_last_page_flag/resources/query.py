"""The ``query`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_links import UrlPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncQueryWithRawResponse,
        AsyncQueryWithStreamingResponse,
        QueryWithRawResponse,
        QueryWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncRecordsPage, RecordsPage

_QUERY: PagedOperation[RecordsPage, AsyncRecordsPage, Thing] = PagedOperation(
    "GET",
    "/query",
    arguments=(query("q"),),
    pagination=UrlPagination(
        items=("records",),
        next=("nextRecordsUrl",),
        done=("done",),
    ),
    responses={"200": {"application/json": Ref("Records")}},
)


class Query(SyncResource):
    """The ``query`` operations."""

    with_raw_response: QueryWithRawResponse
    with_streaming_response: QueryWithStreamingResponse

    def query(
        self,
        *,
        q: str | None = None,
        **options: Unpack[CallOptions],
    ) -> RecordsPage:
        """Sends ``GET /query``.

        Args:
            q: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _QUERY.page(self._caller, {"q": q}, options)


