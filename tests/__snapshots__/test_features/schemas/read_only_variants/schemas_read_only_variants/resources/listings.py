"""The ``listings`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import OneOf, Ref
from .._runtime.models import Sent
from .._runtime.operations import Operation, body_property, whole_body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from .._raw_responses import (
        AsyncListingsWithRawResponse,
        AsyncListingsWithStreamingResponse,
        ListingsWithRawResponse,
        ListingsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.listing import Listing
    from ..models.market import Market
    from ..models.shop import Shop
    from ..models.stock import Stock
    from ..params.market import MarketParam
    from ..params.shop import ShopParam
    from ..params.stock import StockParam

_ADD: Operation[Listing] = Operation(
    "POST",
    "/listings",
    arguments=(body_property("shop", codec=Sent(OneOf(Ref("Shop"), Ref("Market")))),),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Listing")}},
)
_SET: Operation[None] = Operation(
    "PUT",
    "/listings",
    arguments=(whole_body("body", Sent(Ref("Listings"))),),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Listings(SyncResource):
    """The ``listings`` operations."""

    with_raw_response: ListingsWithRawResponse
    with_streaming_response: ListingsWithStreamingResponse

    def add(
        self,
        *,
        shop: Shop | ShopParam | Market | MarketParam,
        **options: Unpack[CallOptions],
    ) -> Listing:
        """Sends ``POST /listings``.

        Args:
            shop: A property of the body.

        Returns:
            Kept.
        """
        return self._call(_ADD, {"shop": shop}, options)

    def set(
        self,
        *,
        body: Mapping[str, Stock | StockParam | Shop | ShopParam],
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /listings``.

        Args:
            body: The body.
        """
        return self._call(_SET, {"body": body}, options)


