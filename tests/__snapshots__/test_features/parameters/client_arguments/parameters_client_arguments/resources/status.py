"""The ``status`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation
from .._runtime.parameters import header

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncStatusWithRawResponse,
        AsyncStatusWithStreamingResponse,
        StatusWithRawResponse,
        StatusWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation(
    "GET",
    "/status",
    arguments=(header("x-version", "x_version"),),
    responses={"204": None},
)


class Status(SyncResource):
    """The ``status`` operations."""

    with_raw_response: StatusWithRawResponse
    with_streaming_response: StatusWithStreamingResponse

    def get(
        self,
        *,
        x_version: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /status``.

        Args:
            x_version: A header field. Default: the client's.
        """
        return self._call(_GET, {"x_version": x_version}, options)


