"""The ``doors`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncDoorsWithRawResponse,
        AsyncDoorsWithStreamingResponse,
        DoorsWithRawResponse,
        DoorsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_BOTH: Operation[None] = Operation(
    "GET",
    "/both",
    responses={"204": None},
    security=(("Key", "App"),),
)
_EITHER: Operation[None] = Operation(
    "GET",
    "/either",
    responses={"204": None},
    security=(("Token",), ("Key",)),
)
_PERHAPS: Operation[None] = Operation(
    "GET",
    "/perhaps",
    responses={"204": None},
    security=((), ("Key",)),
)
_OPEN: Operation[None] = Operation("GET", "/open", responses={"204": None})


class Doors(SyncResource):
    """The ``doors`` operations."""

    with_raw_response: DoorsWithRawResponse
    with_streaming_response: DoorsWithStreamingResponse

    def both(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /both``."""
        return self._call(_BOTH, {}, options)

    def either(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /either``."""
        return self._call(_EITHER, {}, options)

    def perhaps(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /perhaps``."""
        return self._call(_PERHAPS, {}, options)

    def open(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /open``."""
        return self._call(_OPEN, {}, options)


