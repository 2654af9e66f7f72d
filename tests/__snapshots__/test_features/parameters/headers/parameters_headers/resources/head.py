"""The ``head`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, Ref
from .._runtime.operations import Operation
from .._runtime.parameters import header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Unpack

    from .._raw_responses import (
        AsyncHeadWithRawResponse,
        AsyncHeadWithStreamingResponse,
        HeadWithRawResponse,
        HeadWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.box import Box
    from ..params.box import BoxParam

_GET: Operation[None] = Operation(
    "GET",
    "/head",
    arguments=(
        header("X-Trace", "x_trace"),
        header("X-Count", "x_count"),
        header("X-List", "x_list"),
        header("X-Map", "x_map", Ref("Box")),
        header("X-Map-Each", "x_map_each", Ref("Box"), explode=True),
        header("X-Day", "x_day", DATE),
    ),
    responses={"204": None},
)


class Head(SyncResource):
    """The ``head`` operations."""

    with_raw_response: HeadWithRawResponse
    with_streaming_response: HeadWithStreamingResponse

    def get(
        self,
        *,
        x_trace: str,
        x_count: int | None = None,
        x_list: Sequence[str] | None = None,
        x_map: Box | BoxParam | None = None,
        x_map_each: Box | BoxParam | None = None,
        x_day: date | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /head``.

        Args:
            x_trace: A header field. For example ``"a/b c"``.
            x_count: A header field. For example ``3``.
            x_list: A header field. For example ``["a","b"]``.
            x_map: A header field.
            x_map_each: A header field.
            x_day: A header field. For example ``"2026-02-03"``.
        """
        return self._call(
            _GET,
            {
                "x_trace": x_trace,
                "x_count": x_count,
                "x_list": x_list,
                "x_map": x_map,
                "x_map_each": x_map_each,
                "x_day": x_day,
            },
            options,
        )


