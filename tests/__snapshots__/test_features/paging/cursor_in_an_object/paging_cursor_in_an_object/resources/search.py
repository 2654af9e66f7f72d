"""The ``search`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import body_property
from .._runtime.page_parameters import CursorPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncSearchWithRawResponse,
        AsyncSearchWithStreamingResponse,
        SearchWithRawResponse,
        SearchWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.search import SearchBodyPage
    from ..pages import AsyncSearchResponsePage, SearchResponsePage
    from ..params.search import SearchBodyPageParam

_SEARCH: PagedOperation[SearchResponsePage, AsyncSearchResponsePage, str] = (
    PagedOperation(
        "POST",
        "/search",
        arguments=(
            body_property("text"),
            body_property("page", codec=Ref("SearchBodyPage")),
        ),
        body="application/json",
        body_required=True,
        pagination=CursorPagination(
            "cursor",
            items=("results",),
            next=("page", "next_cursor"),
            in_body=True,
            within=("page",),
        ),
        responses={"200": {"application/json": Ref("SearchResponse")}},
    )
)


class Search(SyncResource):
    """The ``search`` operations."""

    with_raw_response: SearchWithRawResponse
    with_streaming_response: SearchWithStreamingResponse

    def search(
        self,
        *,
        text: str,
        page: SearchBodyPage | SearchBodyPageParam | None = None,
        **options: Unpack[CallOptions],
    ) -> SearchResponsePage:
        """Sends ``POST /search``.

        Args:
            text: A property of the body.
            page: Page.

        Returns:
            What was found. Iterate over it for the items of all pages.
        """
        return _SEARCH.page(self._caller, {"text": text, "page": page}, options)


