"""The ``parcels`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncParcelsWithRawResponse,
        AsyncParcelsWithStreamingResponse,
        ParcelsWithRawResponse,
        ParcelsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.create_order import CreateOrderBodyTo, CreateOrderResponseLines
    from ..params.create_order import CreateOrderBodyToParam

_CREATE: Operation[CreateOrderResponseLines] = Operation(
    "POST",
    "/parcels",
    arguments=(body_property("to", codec=Ref("CreateOrderBodyTo")),),
    body="application/json",
    responses={"200": {"application/json": Ref("CreateOrderResponseLines")}},
)


class Parcels(SyncResource):
    """The ``parcels`` operations."""

    with_raw_response: ParcelsWithRawResponse
    with_streaming_response: ParcelsWithStreamingResponse

    def create(
        self,
        *,
        to: CreateOrderBodyTo | CreateOrderBodyToParam | None = None,
        **options: Unpack[CallOptions],
    ) -> CreateOrderResponseLines:
        """Sends ``POST /parcels``.

        Args:
            to: A property of the body.

        Returns:
            Its lines.
        """
        return self._call(_CREATE, {"to": to}, options)


