"""The ``photos`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.multipart import multipart
from .._runtime.octets import BINARY
from .._runtime.operations import Operation, member
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from .._runtime.options import CallOptions
    from ..models.place import Place
    from ..types import File

_UPLOAD_PHOTO: Operation[None] = Operation(
    "POST",
    "/photos",
    arguments=(
        member("file", codec=BINARY, media_type="image/png, image/jpeg"),
        member("caption"),
        member("place", codec=Ref("Place")),
    ),
    body="multipart/form-data",
    writers=(multipart,),
    body_required=True,
    responses={"204": None},
)


class Photos(SyncResource):
    """The ``photos`` operations."""

    def upload_photo(
        self,
        *,
        file: File,
        caption: str | None = None,
        place: Place | Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Upload a photo.

        Args:
            file: The photo itself.
            caption: Line below the photo.
            place: A property of the body.
        """
        return self._call(
            _UPLOAD_PHOTO,
            {"file": file, "caption": caption, "place": place},
            options,
        )


class AsyncPhotos(AsyncResource):
    """The ``photos`` operations.

    Each method is a coroutine.
    """

    async def upload_photo(
        self,
        *,
        file: File,
        caption: str | None = None,
        place: Place | Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Upload a photo.

        Args:
            file: The photo itself.
            caption: Line below the photo.
            place: A property of the body.
        """
        return await self._call(
            _UPLOAD_PHOTO,
            {"file": file, "caption": caption, "place": place},
            options,
        )
