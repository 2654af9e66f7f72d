"""The ``look`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, path, query
from .._runtime.parameters import cookie, header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncLookWithRawResponse,
        AsyncLookWithStreamingResponse,
        LookWithRawResponse,
        LookWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.spot import Spot
    from ..params.spot import SpotParam

_LOOK: Operation[None] = Operation(
    "GET",
    "/look/{at}",
    arguments=(
        path("at", codec=Ref("Spot"), media_type="application/json"),
        query("filter", codec=Ref("Spot"), media_type="application/json"),
        header("X-Filter", "x_filter", Ref("Spot"), media_type="application/json"),
        cookie("seen", media_type="application/json"),
    ),
    responses={"204": None},
)


class Look(SyncResource):
    """The ``look`` operations."""

    with_raw_response: LookWithRawResponse
    with_streaming_response: LookWithStreamingResponse

    def look(
        self,
        at: Spot | SpotParam,
        *,
        filter: Spot | SpotParam | None = None,
        x_filter: Spot | SpotParam | None = None,
        seen: Sequence[int] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /look/{at}``.

        Args:
            at: A path parameter.
            filter: A query parameter.
            x_filter: A header field.
            seen: A cookie. For example ``[1]``.
        """
        return self._call(
            _LOOK,
            {"at": at, "filter": filter, "x_filter": x_filter, "seen": seen},
            options,
        )


