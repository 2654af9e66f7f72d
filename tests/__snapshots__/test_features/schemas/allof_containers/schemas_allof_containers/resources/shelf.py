"""The ``shelf`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .. import models
    from .._raw_responses import (
        AsyncShelfWithRawResponse,
        AsyncShelfWithStreamingResponse,
        ShelfWithRawResponse,
        ShelfWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[models.Shelf] = Operation(
    "GET",
    "/shelf",
    responses={"200": {"application/json": Ref("Shelf")}},
)


class Shelf(SyncResource):
    """The ``shelf`` operations."""

    with_raw_response: ShelfWithRawResponse
    with_streaming_response: ShelfWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> models.Shelf:
        """Sends ``GET /shelf``.

        Returns:
            It.
        """
        return self._call(_GET, {}, options)


