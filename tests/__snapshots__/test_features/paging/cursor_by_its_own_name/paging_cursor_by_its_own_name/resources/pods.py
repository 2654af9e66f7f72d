"""The ``pods`` operations."""

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
        AsyncPodsWithRawResponse,
        AsyncPodsWithStreamingResponse,
        PodsWithRawResponse,
        PodsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncPodsPage, PodsPage

_LIST: PagedOperation[PodsPage, AsyncPodsPage, Thing] = PagedOperation(
    "GET",
    "/pods",
    arguments=(query("continue", "continue_"), query("limit")),
    pagination=CursorPagination(
        "continue",
        items=("items",),
        next=("metadata", "continue"),
    ),
    responses={"200": {"application/json": Ref("Pods")}},
)


class Pods(SyncResource):
    """The ``pods`` operations."""

    with_raw_response: PodsWithRawResponse
    with_streaming_response: PodsWithStreamingResponse

    def list(
        self,
        *,
        continue_: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> PodsPage:
        """Sends ``GET /pods``.

        Args:
            continue_: A query parameter.
            limit: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"continue_": continue_, "limit": limit},
            options,
        )


