"""The ``vectors`` operations."""

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
        AsyncVectorsWithRawResponse,
        AsyncVectorsWithStreamingResponse,
        VectorsWithRawResponse,
        VectorsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.list_vectors import ListVectorsResponseVectorsItem
    from ..pages import AsyncListVectorsResponsePage, ListVectorsResponsePage

_LIST: PagedOperation[
    ListVectorsResponsePage,
    AsyncListVectorsResponsePage,
    ListVectorsResponseVectorsItem,
] = PagedOperation(
    "GET",
    "/vectors",
    arguments=(query("paginationToken", "pagination_token"),),
    pagination=UrlPagination(
        parameter="paginationToken",
        items=("vectors",),
        next=("pagination", "next"),
    ),
    responses={"200": {"application/json": Ref("ListVectorsResponse")}},
)


class Vectors(SyncResource):
    """The ``vectors`` operations."""

    with_raw_response: VectorsWithRawResponse
    with_streaming_response: VectorsWithStreamingResponse

    def list(
        self,
        *,
        pagination_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ListVectorsResponsePage:
        """Sends ``GET /vectors``.

        Args:
            pagination_token: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"pagination_token": pagination_token}, options)


