"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_links import UrlPagination
from .._runtime.pagination import PagedOperation
from .._runtime.parameters import header

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
    from ..pages import AsyncCatsPage, CatsPage

_LIST: PagedOperation[CatsPage, AsyncCatsPage, Cat] = PagedOperation(
    "GET",
    "/cats",
    arguments=(query("color"), header("X-Trace", "x_trace")),
    pagination=UrlPagination(items=("data",), next=("links", "next")),
    responses={"200": {"application/vnd.api+json": Ref("Cats")}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def list(
        self,
        *,
        color: str,
        x_trace: str,
        **options: Unpack[CallOptions],
    ) -> CatsPage:
        """Sends ``GET /cats``.

        Args:
            color: A query parameter.
            x_trace: A header field.

        Returns:
            Some cats. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"color": color, "x_trace": x_trace}, options)


