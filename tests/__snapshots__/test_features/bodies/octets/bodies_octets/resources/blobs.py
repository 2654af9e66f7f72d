"""The ``blobs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.formats import BINARY
from .._runtime.multipart import raw
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncBlobsWithRawResponse,
        AsyncBlobsWithStreamingResponse,
        BlobsWithRawResponse,
        BlobsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..types import Content

_UPDATE: Operation[None] = Operation(
    "PUT",
    "/blob",
    arguments=(whole_body("body", BINARY),),
    body="application/octet-stream",
    writers=(raw,),
    body_required=True,
    responses={"204": None},
)
_UPDATE_IMAGE: Operation[None] = Operation(
    "PUT",
    "/image",
    arguments=(whole_body("body", BINARY),),
    body="image/png",
    writers=(raw,),
    responses={"204": None},
)


class Blobs(SyncResource):
    """The ``blobs`` operations."""

    with_raw_response: BlobsWithRawResponse
    with_streaming_response: BlobsWithStreamingResponse

    def update(self, *, body: Content, **options: Unpack[CallOptions]) -> None:
        """Sends ``PUT /blob``.

        Args:
            body: The body.
        """
        return self._call(_UPDATE, {"body": body}, options)

    def update_image(
        self,
        *,
        body: Content | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /image``.

        Args:
            body: The body.
        """
        return self._call(_UPDATE_IMAGE, {"body": body}, options)


