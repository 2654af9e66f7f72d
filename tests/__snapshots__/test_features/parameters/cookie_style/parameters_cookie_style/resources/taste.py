"""The ``taste`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation
from .._runtime.parameters import cookie

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncTasteWithRawResponse,
        AsyncTasteWithStreamingResponse,
        TasteWithRawResponse,
        TasteWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_TASTE: Operation[None] = Operation(
    "GET",
    "/taste",
    arguments=(
        cookie("raw", style="cookie"),
        cookie("ids", style="cookie"),
        cookie("flat", style="cookie", explode=False),
    ),
    responses={"204": None},
)


class Taste(SyncResource):
    """The ``taste`` operations."""

    with_raw_response: TasteWithRawResponse
    with_streaming_response: TasteWithStreamingResponse

    def taste(
        self,
        *,
        raw: str,
        ids: Sequence[int] | None = None,
        flat: Sequence[int] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /taste``.

        Args:
            raw: A cookie. For example ``"a=b&c"``.
            ids: A cookie. For example ``[1,2]``.
            flat: A cookie. For example ``[3,4]``.
        """
        return self._call(_TASTE, {"raw": raw, "ids": ids, "flat": flat}, options)


