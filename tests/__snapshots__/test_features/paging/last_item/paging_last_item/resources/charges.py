"""The ``charges`` operations."""

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
        AsyncChargesWithRawResponse,
        AsyncChargesWithStreamingResponse,
        ChargesWithRawResponse,
        ChargesWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.charge import Charge
    from ..pages import AsyncListChargesResponsePage, ListChargesResponsePage

_LIST: PagedOperation[ListChargesResponsePage, AsyncListChargesResponsePage, Charge] = (
    PagedOperation(
        "GET",
        "/charges",
        arguments=(query("starting_after"), query("limit")),
        pagination=CursorPagination(
            "starting_after",
            items=("data",),
            last="id",
            more=("has_more",),
        ),
        responses={"200": {"application/json": Ref("ListChargesResponse")}},
    )
)


class Charges(SyncResource):
    """The ``charges`` operations."""

    with_raw_response: ChargesWithRawResponse
    with_streaming_response: ChargesWithStreamingResponse

    def list(
        self,
        *,
        starting_after: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> ListChargesResponsePage:
        """Sends ``GET /charges``.

        Args:
            starting_after: A query parameter.
            limit: A query parameter.

        Returns:
            Some charges. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"starting_after": starting_after, "limit": limit},
            options,
        )


