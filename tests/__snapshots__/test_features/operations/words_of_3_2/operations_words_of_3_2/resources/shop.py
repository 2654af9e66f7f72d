"""The ``shop`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
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
    from ..models.one_response import OneResponse

_GET_ONE: Operation[OneResponse] = Operation(
    "GET",
    "/{id}",
    arguments=(path("id"),),
    responses={"200": {"application/json": Ref("OneResponse")}},
    security=(("Old",), ("New",)),
)


class Shop(SyncResource):
    """The shop."""

    with_raw_response: ShopWithRawResponse
    with_streaming_response: ShopWithStreamingResponse

    def get_one(self, id: int, **options: Unpack[CallOptions]) -> OneResponse:
        """Sends ``GET /{id}``.

        Args:
            id: A path parameter. For example ``1``.

        Returns:
            It.
        """
        return self._call(_GET_ONE, {"id": id}, options)


