"""The ``trips`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import Operation, query
from .._runtime.parameters import cookie, header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncTripsWithRawResponse,
        AsyncTripsWithStreamingResponse,
        TripsWithRawResponse,
        TripsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.leg import Leg
    from ..models.paging import Paging
    from ..params.leg import LegParam
    from ..params.paging import PagingParam

_LIST: Operation[None] = Operation(
    "GET",
    "/trips",
    arguments=(
        query("paging", codec=Ref("Paging")),
        query("order", codec=Ref("Paging"), explode=False),
        query("legs", codec=ListOf(Ref("Leg"))),
        query("leg", codec=Ref("Leg")),
        query("deep", codec=Ref("Leg"), style="deepObject", explode=False),
        header("X-Paging", "x_paging", Ref("Paging")),
        cookie("extra", codec=Ref("Paging")),
    ),
    responses={"204": None},
)


class Trips(SyncResource):
    """The ``trips`` operations."""

    with_raw_response: TripsWithRawResponse
    with_streaming_response: TripsWithStreamingResponse

    def list(
        self,
        *,
        paging: Paging | PagingParam | None = None,
        order: Paging | PagingParam | None = None,
        legs: Sequence[Leg | LegParam] | None = None,
        leg: Leg | LegParam | None = None,
        deep: Leg | LegParam | None = None,
        x_paging: Paging | PagingParam | None = None,
        extra: Paging | PagingParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /trips``.

        Args:
            paging: A query parameter.
            order: A query parameter.
            legs: A query parameter.
            leg: A query parameter.
            deep: A query parameter.
            x_paging: A header field.
            extra: A cookie.
        """
        return self._call(
            _LIST,
            {
                "paging": paging,
                "order": order,
                "legs": legs,
                "leg": leg,
                "deep": deep,
                "x_paging": x_paging,
                "extra": extra,
            },
            options,
        )


