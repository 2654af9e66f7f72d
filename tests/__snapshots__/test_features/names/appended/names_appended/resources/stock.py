"""The ``stock`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncStockWithRawResponse,
        AsyncStockWithStreamingResponse,
        StockWithRawResponse,
        StockWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_READ_ITEMS_ITEM_ID_PUT: Operation[None] = Operation(
    "PUT",
    "/items/{item_id}",
    arguments=(path("item_id"),),
    responses={"204": None},
)
_READ_ITEMS_ITEM_ID_POST: Operation[None] = Operation(
    "POST",
    "/items/{item_id}",
    arguments=(path("item_id"),),
    responses={"204": None},
)


class Stock(SyncResource):
    """The ``stock`` operations."""

    with_raw_response: StockWithRawResponse
    with_streaming_response: StockWithStreamingResponse

    def read_items_item_id_put(
        self,
        item_id: int,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /items/{item_id}``.

        Args:
            item_id: A path parameter.
        """
        return self._call(_READ_ITEMS_ITEM_ID_PUT, {"item_id": item_id}, options)

    def read_items_item_id_post(
        self,
        item_id: int,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /items/{item_id}``.

        Args:
            item_id: A path parameter.
        """
        return self._call(_READ_ITEMS_ITEM_ID_POST, {"item_id": item_id}, options)


