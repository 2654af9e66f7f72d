"""The ``dogs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncDogsWithRawResponse,
        AsyncDogsWithStreamingResponse,
        DogsWithRawResponse,
        DogsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.list_dogs import ListDogsResponse

_LIST: Operation[ListDogsResponse] = Operation(
    "GET",
    "/dogs",
    responses={"200": {"application/json": Ref("ListDogsResponse")}},
)


class Dogs(SyncResource):
    """The ``dogs`` operations."""

    with_raw_response: DogsWithRawResponse
    with_streaming_response: DogsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> ListDogsResponse:
        """Sends ``GET /dogs``.

        Returns:
            Some.
        """
        return self._call(_LIST, {}, options)


