"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import path, query
from .._runtime.page_links import LinkPagination
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
    "/cats",
    arguments=(query("per_page"),),
    pagination=LinkPagination(),
    responses={"200": {"application/json": ListOf(Ref("Cat"))}},
)
_LIST_TOYS: PagedOperation[SyncListPage[Cat], AsyncListPage[Cat], Cat] = PagedOperation(
    "GET",
    "/cats/{name}/toys",
    arguments=(path("name"),),
    pagination=LinkPagination(),
    responses={"200": {"application/json": ListOf(Ref("Cat"))}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def list(
        self,
        *,
        per_page: int | None = None,
        **options: Unpack[CallOptions],
    ) -> SyncListPage[Cat]:
        """Sends ``GET /cats``.

        Args:
            per_page: A query parameter.

        Returns:
            Some cats. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"per_page": per_page}, options)

    def list_toys(self, name: str, **options: Unpack[CallOptions]) -> SyncListPage[Cat]:
        """Sends ``GET /cats/{name}/toys``.

        Args:
            name: A path parameter.

        Returns:
            Some cats. Iterate over it for the items of all pages.
        """
        return _LIST_TOYS.page(self._caller, {"name": name}, options)


