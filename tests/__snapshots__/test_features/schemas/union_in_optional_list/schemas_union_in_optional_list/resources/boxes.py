"""The ``boxes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncBoxesWithRawResponse,
        AsyncBoxesWithStreamingResponse,
        BoxesWithRawResponse,
        BoxesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.box import Box

_GET: Operation[Box] = Operation(
    "GET",
    "/boxes",
    responses={"200": {"application/json": Ref("Box")}},
)


class Boxes(SyncResource):
    """The ``boxes`` operations."""

    with_raw_response: BoxesWithRawResponse
    with_streaming_response: BoxesWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Box:
        """Sends ``GET /boxes``.

        Returns:
            A box.
        """
        return self._call(_GET, {}, options)


