"""The ``names`` operations."""

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
        AsyncNamesWithRawResponse,
        AsyncNamesWithStreamingResponse,
        NamesWithRawResponse,
        NamesWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..pages import AsyncNamesPage, NamesPage

_LIST: PagedOperation[NamesPage, AsyncNamesPage, str] = PagedOperation(
    "GET",
    "/names",
    arguments=(query("pageToken", "page_token"),),
    pagination=CursorPagination(
        "pageToken",
        items=("names",),
        next=("nextPageToken",),
        more=("hasNextPage",),
    ),
    responses={"200": {"application/json": Ref("Names")}},
    security=(("key",),),
)


class Names(SyncResource):
    """The ``names`` operations."""

    with_raw_response: NamesWithRawResponse
    with_streaming_response: NamesWithStreamingResponse

    def list(
        self,
        *,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> NamesPage:
        """Sends ``GET /names``.

        Args:
            page_token: A query parameter.

        Returns:
            Some names. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"page_token": page_token}, options)


