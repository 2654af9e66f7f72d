"""The ``tickets`` operations."""

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
        AsyncTicketsWithRawResponse,
        AsyncTicketsWithStreamingResponse,
        TicketsWithRawResponse,
        TicketsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncTicketsPage, TicketsPage

_LIST: PagedOperation[TicketsPage, AsyncTicketsPage, Thing] = PagedOperation(
    "GET",
    "/tickets",
    arguments=(query("page[after]", "page_after"), query("page[size]", "page_size")),
    pagination=CursorPagination(
        "page[after]",
        items=("tickets",),
        next=("meta", "after_cursor"),
        more=("meta", "has_more"),
    ),
    responses={"200": {"application/json": Ref("Tickets")}},
)


class Tickets(SyncResource):
    """The ``tickets`` operations."""

    with_raw_response: TicketsWithRawResponse
    with_streaming_response: TicketsWithStreamingResponse

    def list(
        self,
        *,
        page_after: str | None = None,
        page_size: int | None = None,
        **options: Unpack[CallOptions],
    ) -> TicketsPage:
        """Sends ``GET /tickets``.

        Args:
            page_after: A query parameter.
            page_size: A query parameter. Defaults to ``2``.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"page_after": page_after, "page_size": page_size},
            options,
        )


