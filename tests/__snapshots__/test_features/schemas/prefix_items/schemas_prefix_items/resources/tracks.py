"""The ``tracks`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, INTEGER, TupleOf
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncTracksWithRawResponse,
        AsyncTracksWithStreamingResponse,
        TracksWithRawResponse,
        TracksWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_ADD: Operation[None] = Operation(
    "POST",
    "/tracks",
    arguments=(
        body_property("start"),
        body_property("row", codec=TupleOf((DATE,), INTEGER)),
        body_property("loose"),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Tracks(SyncResource):
    """The ``tracks`` operations."""

    with_raw_response: TracksWithRawResponse
    with_streaming_response: TracksWithStreamingResponse

    def add(
        self,
        *,
        start: Sequence[float],
        row: Sequence[date | int] | None = None,
        loose: Sequence[Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /tracks``.

        Args:
            start: A property of the body. At least 2 items. For example ``[1.5,2.5]``.
            row: A property of the body. At least 1 item. For example
                ``["2026-02-03",1,2]``.
            loose: A property of the body.
        """
        return self._call(_ADD, {"start": start, "row": row, "loose": loose}, options)


