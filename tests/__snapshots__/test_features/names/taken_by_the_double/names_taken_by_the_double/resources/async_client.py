"""The ``async client`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncAsyncClientGroupWithRawResponse,
        AsyncAsyncClientGroupWithStreamingResponse,
        AsyncClientGroupWithRawResponse,
        AsyncClientGroupWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation("GET", "/c", responses={"204": None})


