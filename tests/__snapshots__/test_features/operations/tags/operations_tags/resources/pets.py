"""The ``pets`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPetsWithRawResponse,
        AsyncPetsWithStreamingResponse,
        PetsWithRawResponse,
        PetsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET_TWO: Operation[None] = Operation("GET", "/two", responses={"204": None})


class Pets(SyncResource):
    """Animals at home."""

    with_raw_response: PetsWithRawResponse
    with_streaming_response: PetsWithStreamingResponse

    def get_two(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /two``."""
        return self._call(_GET_TWO, {}, options)


