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
    arguments=(cookie("session"), cookie("level"), cookie("ids", explode=False)),
    responses={"204": None},
)


class Taste(SyncResource):
    """The ``taste`` operations."""

    with_raw_response: TasteWithRawResponse
    with_streaming_response: TasteWithStreamingResponse

    def taste(
        self,
        *,
        session: str,
        level: int | None = None,
        ids: Sequence[int] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /taste``.

        Args:
            session: A cookie. For example ``"a b;c"``.
            level: A cookie. For example ``7``.
            ids: A cookie. For example ``[1,2]``.
        """
        return self._call(
            _TASTE,
            {"session": session, "level": level, "ids": ids},
            options,
        )


