"""The ``shop`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncShopWithRawResponse,
        AsyncShopWithStreamingResponse,
        ShopWithRawResponse,
        ShopWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_READ_ITEM: Operation[None] = Operation(
    "GET",
    "/items/{item_id}",
    arguments=(path("item_id"),),
    responses={"204": None},
)


class Shop(SyncResource):
    """The ``shop`` operations."""

    with_raw_response: ShopWithRawResponse
    with_streaming_response: ShopWithStreamingResponse

    def read_item(self, item_id: int, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /items/{item_id}``.

        Args:
            item_id: A path parameter.
        """
        return self._call(_READ_ITEM, {"item_id": item_id}, options)


