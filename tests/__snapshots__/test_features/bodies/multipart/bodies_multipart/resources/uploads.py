"""The ``uploads`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import multipart
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncUploadsWithRawResponse,
        AsyncUploadsWithStreamingResponse,
        UploadsWithRawResponse,
        UploadsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.upload import UploadBodyPlace
    from ..params.upload import UploadBodyPlaceParam
    from ..types import File

_UPLOAD: Operation[None] = Operation(
    "POST",
    "/uploads",
    arguments=(
        body_property("title"),
        body_property("photo", codec=BINARY),
        body_property("count"),
        body_property("tags"),
        body_property("place", codec=Ref("UploadBodyPlace")),
        body_property("more", codec=ListOf(BINARY)),
    ),
    body="multipart/form-data",
    writers=(multipart,),
    body_required=True,
    responses={"204": None},
)


class Uploads(SyncResource):
    """The ``uploads`` operations."""

    with_raw_response: UploadsWithRawResponse
    with_streaming_response: UploadsWithStreamingResponse

    def upload(
        self,
        *,
        title: str,
        photo: File,
        count: int | None = None,
        tags: Sequence[str] | None = None,
        place: UploadBodyPlace | UploadBodyPlaceParam | None = None,
        more: Sequence[File] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /uploads``.

        Args:
            title: A property of the body. For example ``"Sea é"``.
            photo: A property of the body.
            count: A property of the body. For example ``2``.
            tags: A property of the body. For example ``["a","b"]``.
            place: A property of the body. For example ``{"city":"Paris"}``.
            more: A property of the body.
        """
        return self._call(
            _UPLOAD,
            {
                "title": title,
                "photo": photo,
                "count": count,
                "tags": tags,
                "place": place,
                "more": more,
            },
            options,
        )


