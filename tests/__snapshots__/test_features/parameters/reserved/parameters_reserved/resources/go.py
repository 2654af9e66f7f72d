"""The ``go`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path, query

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncGoWithRawResponse,
        AsyncGoWithStreamingResponse,
        GoWithRawResponse,
        GoWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GO: Operation[None] = Operation(
    "GET",
    "/go",
    arguments=(query("to", allow_reserved=True), query("plain"), query("bare")),
    responses={"204": None},
)
_MOVE: Operation[None] = Operation(
    "POST",
    "/v1/{name}:move",
    arguments=(path("name", allow_reserved=True),),
    responses={"204": None},
)


class Go(SyncResource):
    """The ``go`` operations."""

    with_raw_response: GoWithRawResponse
    with_streaming_response: GoWithStreamingResponse

    def go(
        self,
        *,
        to: str,
        plain: str | None = None,
        bare: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /go``.

        Args:
            to: A query parameter. For example ``"/a?b=c,d"``.
            plain: A query parameter. For example ``"/a?b=c,d"``.
            bare: A query parameter. For example ``"\"``.
        """
        return self._call(_GO, {"to": to, "plain": plain, "bare": bare}, options)

    def move(self, name: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /v1/{name}:move``.

        Args:
            name: A path parameter. For example ``"folders/a b/files/7"``.
        """
        return self._call(_MOVE, {"name": name}, options)


