"""The ``search`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import body_property
from .._runtime.page_parameters import CursorPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncSearchWithRawResponse,
        AsyncSearchWithStreamingResponse,
        SearchWithRawResponse,
        SearchWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..pages import AsyncSearchResponsePage, SearchResponsePage

_SEARCH: PagedOperation[SearchResponsePage, AsyncSearchResponsePage, dict[str, Any]] = (
    PagedOperation(
        "POST",
        "/search",
        arguments=(body_property("text"), body_property("start_cursor")),
        body="application/json",
        body_required=True,
        pagination=CursorPagination(
            "start_cursor",
            items=("results",),
            next=("next_cursor",),
            more=("has_more",),
            in_body=True,
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
        start_cursor: str | None = None,
        **options: Unpack[CallOptions],
    ) -> SearchResponsePage:
        """Sends ``POST /search``.

        Args:
            text: A property of the body.
            start_cursor: A property of the body.

        Returns:
            What was found. Iterate over it for the items of all pages.
        """
        return _SEARCH.page(
            self._caller,
            {"text": text, "start_cursor": start_cursor},
            options,
        )


