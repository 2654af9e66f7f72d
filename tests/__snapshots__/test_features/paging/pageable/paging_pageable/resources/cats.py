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
    from ..models.pageable import Pageable
    from ..pages import AsyncPageCatPage, PageCatPage
    from ..params.pageable import PageableParam

_LIST: PagedOperation[PageCatPage, AsyncPageCatPage, Cat] = PagedOperation(
    "GET",
    "/cats",
    arguments=(query("pageable", codec=Ref("Pageable")),),
    pagination=NumberPagination(
        "page",
        first=0,
        items=("content",),
        done=("last",),
        total=("totalElements",),
        at=("number",),
        size="size",
    ),
    responses={"200": {"*/*": Ref("PageCat")}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def list(
        self,
        *,
        pageable: Pageable | PageableParam,
        **options: Unpack[CallOptions],
    ) -> PageCatPage:
        """Sends ``GET /cats``.

        Args:
            pageable: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"pageable": pageable}, options)


