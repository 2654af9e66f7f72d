"""The ``orders`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation
from .._runtime.parameters import header

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_ORDER: Operation[None] = Operation(
    "POST",
    "/orders",
    arguments=(
        header("Idempotency-Key", "idempotency_key"),
        header("X-Trace", "x_trace"),
    ),
    responses={"204": None},
)


class Orders(SyncResource):
    """The ``orders`` operations."""

    with_raw_response: OrdersWithRawResponse
    with_streaming_response: OrdersWithStreamingResponse

    def order(
        self,
        *,
        x_trace: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /orders``.

        Args:
            x_trace: A header field.
        """
        return self._call(_ORDER, {"x_trace": x_trace}, options)


