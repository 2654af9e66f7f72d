"""The ``Class`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncClassWithRawResponse,
        AsyncClassWithStreamingResponse,
        ClassWithRawResponse,
        ClassWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET_NEW: Operation[None] = Operation("GET", "/new", responses={"204": None})


class Class(SyncResource):
    """The ``Class`` operations."""

    with_raw_response: ClassWithRawResponse
    with_streaming_response: ClassWithStreamingResponse

    def get_new(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /new``."""
        return self._call(_GET_NEW, {}, options)


