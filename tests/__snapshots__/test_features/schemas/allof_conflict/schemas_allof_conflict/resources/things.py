"""The ``things`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncThingsWithRawResponse,
        AsyncThingsWithStreamingResponse,
        ThingsWithRawResponse,
        ThingsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing

_GET: Operation[Thing] = Operation(
    "GET",
    "/things",
    responses={"200": {"application/json": Ref("Thing")}},
)


class Things(SyncResource):
    """The ``things`` operations."""

    with_raw_response: ThingsWithRawResponse
    with_streaming_response: ThingsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Thing:
        """Sends ``GET /things``.

        Returns:
            A thing.
        """
        return self._call(_GET, {}, options)


