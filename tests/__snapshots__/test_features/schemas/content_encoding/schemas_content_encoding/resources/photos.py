"""The ``photos`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.formats import BASE64
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPhotosWithRawResponse,
        AsyncPhotosWithStreamingResponse,
        PhotosWithRawResponse,
        PhotosWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_ADD: Operation[None] = Operation(
    "POST",
    "/photos",
    arguments=(
        body_property("data", codec=BASE64),
        body_property("note"),
        body_property("meta"),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Photos(SyncResource):
    """The ``photos`` operations."""

    with_raw_response: PhotosWithRawResponse
    with_streaming_response: PhotosWithStreamingResponse

    def add(
        self,
        *,
        data: bytes,
        note: str | None = None,
        meta: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /photos``.

        Args:
            data: A property of the body. For example ``"iVBORw=="``.
            note: A property of the body.
            meta: A property of the body.
        """
        return self._call(_ADD, {"data": data, "note": note, "meta": meta}, options)


