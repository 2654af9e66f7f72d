"""The ``places`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, Server

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPlacesWithRawResponse,
        AsyncPlacesWithStreamingResponse,
        PlacesWithRawResponse,
        PlacesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_AT_ROOT: Operation[None] = Operation("GET", "/root", responses={"204": None})
_AT_PATH: Operation[None] = Operation(
    "GET",
    "/path",
    responses={"204": None},
    servers=(Server("https://path.example"),),
)
_AT_OPERATION: Operation[None] = Operation(
    "POST",
    "/path",
    responses={"204": None},
    servers=(Server("https://{who}.example/own", {"who": "operation"}),),
)


class Places(SyncResource):
    """The ``places`` operations."""

    with_raw_response: PlacesWithRawResponse
    with_streaming_response: PlacesWithStreamingResponse

    def at_root(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /root``."""
        return self._call(_AT_ROOT, {}, options)

    def at_path(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /path``."""
        return self._call(_AT_PATH, {}, options)

    def at_operation(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /path``."""
        return self._call(_AT_OPERATION, {}, options)


