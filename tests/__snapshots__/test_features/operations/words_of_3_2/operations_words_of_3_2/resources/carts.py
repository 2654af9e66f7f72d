"""The ``carts`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncCartsWithRawResponse,
        AsyncCartsWithStreamingResponse,
        CartsWithRawResponse,
        CartsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_LIST: Operation[None] = Operation(
    "GET",
    "/carts",
    responses={"204": None},
    security=(("Old",), ("New",)),
)


class Carts(SyncResource):
    """Carts.

    What people buy.
    """

    with_raw_response: CartsWithRawResponse
    with_streaming_response: CartsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /carts``."""
        return self._call(_LIST, {}, options)


