"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import body_property
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
    from ..pages import AsyncCatsPage, CatsPage

_SEARCH: PagedOperation[CatsPage, AsyncCatsPage, Cat] = PagedOperation(
    "POST",
    "/cats/search",
    arguments=(body_property("name"), body_property("page")),
    body="application/json",
    pagination=NumberPagination(
        "page",
        first=1,
        items=("cats",),
        pages=("total_pages",),
        in_body=True,
    ),
    responses={"200": {"application/json": Ref("Cats")}},
)
_QUERY: PagedOperation[SyncListPage[Cat], AsyncListPage[Cat], Cat] = PagedOperation(
    "POST",
    "/cats/query",
    arguments=(body_property("offset"), body_property("limit")),
    body="application/json",
    pagination=NumberPagination("offset", size="limit", in_body=True),
    responses={"200": {"application/json": ListOf(Ref("Cat"))}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def search(
        self,
        *,
        name: str | None = None,
        page: int | None = None,
        **options: Unpack[CallOptions],
    ) -> CatsPage:
        """Sends ``POST /cats/search``.

        Args:
            name: A property of the body.
            page: A property of the body. Defaults to ``1``.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _SEARCH.page(self._caller, {"name": name, "page": page}, options)

    def query(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> SyncListPage[Cat]:
        """Sends ``POST /cats/query``.

        Args:
            offset: A property of the body.
            limit: A property of the body.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _QUERY.page(self._caller, {"offset": offset, "limit": limit}, options)


