"""The ``albums`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, MapOf, OneOf, Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from .._raw_responses import (
        AlbumsWithRawResponse,
        AlbumsWithStreamingResponse,
        AsyncAlbumsWithRawResponse,
        AsyncAlbumsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.best import Best
    from ..models.photo import Photo
    from ..models.song import Song
    from ..params.best import BestParam
    from ..params.photo import PhotoParam
    from ..params.song import SongParam

_CREATE: Operation[None] = Operation(
    "POST",
    "/albums",
    arguments=(
        body_property("media", codec=ListOf(OneOf(Ref("Song"), Ref("Photo")))),
        body_property("covers", codec=MapOf(OneOf(Ref("Photo"), Ref("Song")))),
        body_property("best", codec=Ref("Best")),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Albums(SyncResource):
    """The ``albums`` operations."""

    with_raw_response: AlbumsWithRawResponse
    with_streaming_response: AlbumsWithStreamingResponse

    def create(
        self,
        *,
        media: Sequence[Song | SongParam | Photo | PhotoParam],
        covers: Mapping[str, Photo | PhotoParam | Song | SongParam] | None = None,
        best: Best | BestParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /albums``.

        Args:
            media: A property of the body.
            covers: A property of the body.
            best: A property of the body.
        """
        return self._call(
            _CREATE,
            {"media": media, "covers": covers, "best": best},
            options,
        )


