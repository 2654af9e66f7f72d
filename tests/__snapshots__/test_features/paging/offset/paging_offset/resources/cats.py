"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_parameters import NumberPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncCatsWithRawResponse,
        AsyncCatsWithStreamingResponse,
        CatsWithRawResponse,
        CatsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.cat import Cat
    from ..pages import AsyncListCatsResponsePage, ListCatsResponsePage

_LIST: PagedOperation[ListCatsResponsePage, AsyncListCatsResponsePage, Cat] = (
    PagedOperation(
        "GET",
        "/cats",
        arguments=(query("offset"), query("limit")),
        pagination=NumberPagination(
            "offset",
            items=("cats",),
            total=("meta", "total_count"),
            size="limit",
            most=100,
            default=20,
        ),
        responses={"200": {"application/json": Ref("ListCatsResponse")}},
    )
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def list(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> ListCatsResponsePage:
        """Sends ``GET /cats``.

        Args:
            offset: A query parameter. Defaults to ``0``.
            limit: A query parameter. At most 100. Defaults to ``20``.

        Returns:
            Some cats. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"offset": offset, "limit": limit}, options)


