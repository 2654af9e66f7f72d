"""The ``orders`` operations."""

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
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncOrdersPage, OrdersPage

_LIST: PagedOperation[OrdersPage, AsyncOrdersPage, Thing] = PagedOperation(
    "GET",
    "/orders",
    arguments=(query("cursor"),),
    pagination=CursorPagination("cursor", items=("orders",), next=("cursor",)),
    responses={"200": {"application/json": Ref("Orders")}},
)


class Orders(SyncResource):
    """The ``orders`` operations."""

    with_raw_response: OrdersWithRawResponse
    with_streaming_response: OrdersWithStreamingResponse

    def list(
        self,
        *,
        cursor: str | None = None,
        **options: Unpack[CallOptions],
    ) -> OrdersPage:
        """Sends ``GET /orders``.

        Args:
            cursor: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"cursor": cursor}, options)


