"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import path, query
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
    from .._runtime.pagination import AsyncListPage, Paginator, SyncListPage
    from .._runtime.settings import CallOptions
    from ..models.cat import Cat

_LIST: PagedOperation[SyncListPage[Cat], AsyncListPage[Cat], Cat] = PagedOperation(
    "GET",
    "/owners/{owner}/cats",
    arguments=(path("owner"), query("page"), query("per_page")),
    pagination=NumberPagination("page", first=1, size="per_page", most=100, default=30),
    responses={"200": {"application/json": ListOf(Ref("Cat"))}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def list(
        self,
        owner: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[CallOptions],
    ) -> SyncListPage[Cat]:
        """Sends ``GET /owners/{owner}/cats``.

        Args:
            owner: A path parameter.
            page: A query parameter. At least 1.
            per_page: A query parameter. At most 100. Defaults to ``30``.

        Returns:
            Some cats. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"owner": owner, "page": page, "per_page": per_page},
            options,
        )


