"""The ``subscriptions`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncSubscriptionsWithRawResponse,
        AsyncSubscriptionsWithStreamingResponse,
        SubscriptionsWithRawResponse,
        SubscriptionsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_SUBSCRIBE: Operation[None] = Operation(
    "POST",
    "/subscriptions",
    arguments=(body_property("address"),),
    body="application/json",
    body_required=True,
    responses={"201": None},
)


class Subscriptions(SyncResource):
    """The ``subscriptions`` operations."""

    with_raw_response: SubscriptionsWithRawResponse
    with_streaming_response: SubscriptionsWithStreamingResponse

    def subscribe(self, *, address: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /subscriptions``.

        Args:
            address: A property of the body. For example ``"https://me.example"``.
        """
        return self._call(_SUBSCRIBE, {"address": address}, options)


