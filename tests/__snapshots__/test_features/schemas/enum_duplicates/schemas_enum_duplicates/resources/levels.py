"""The ``levels`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncLevelsWithRawResponse,
        AsyncLevelsWithStreamingResponse,
        LevelsWithRawResponse,
        LevelsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.level import Level

_GET: Operation[Level] = Operation(
    "GET",
    "/levels",
    responses={"200": {"application/json": Ref("Level")}},
)


class Levels(SyncResource):
    """The ``levels`` operations."""

    with_raw_response: LevelsWithRawResponse
    with_streaming_response: LevelsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Level:
        """Sends ``GET /levels``.

        Returns:
            A level.
        """
        return self._call(_GET, {}, options)


