"""The ``uploads`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import multipart
from .._runtime.operations import Operation, body_property
from .._runtime.parameters import part

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
    from ..models.upload import UploadBodyMeta
    from ..params.upload import UploadBodyMetaParam
    from ..types import File

_UPLOAD: Operation[None] = Operation(
    "POST",
    "/uploads",
    arguments=(
        body_property(
            "photo",
            codec=BINARY,
            media_type="image/png",
            headers={"X-Kind": "small"},
        ),
        body_property(
            "meta",
            codec=Ref("UploadBodyMeta"),
            media_type="application/vnd.meta+json",
        ),
        part("photo", "X-Rate", "photo_x_rate"),
        body_property("paper", codec=BINARY, media_type="application/pdf, image/*"),
        body_property("list", style="form", explode=False),
        part("meta", "X-Tags", "meta_x_tags"),
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
        photo: File,
        meta: UploadBodyMeta | UploadBodyMetaParam,
        photo_x_rate: int,
        paper: File | None = None,
        list: Sequence[str] | None = None,
        meta_x_tags: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /uploads``.

        Args:
            photo: A property of the body.
            meta: A property of the body. For example ``{"a":1}``.
            photo_x_rate: The header field X-Rate of the part photo.
            paper: A property of the body.
            list: A property of the body. For example ``["a","b"]``.
            meta_x_tags: The header field X-Tags of the part meta.
        """
        return self._call(
            _UPLOAD,
            {
                "photo": photo,
                "meta": meta,
                "photo_x_rate": photo_x_rate,
                "paper": paper,
                "list": list,
                "meta_x_tags": meta_x_tags,
            },
            options,
        )


