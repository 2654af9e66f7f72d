"""The ``CreateAlbumBody`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, MapOf, OneOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .best import Best
    from .photo import Photo
    from .song import Song


class CreateAlbumBody(Model):
    """The ``createAlbum body`` object."""

    media: list[Song | Photo] = required(
        "media",
        ListOf(OneOf(Ref("Song"), Ref("Photo"))),
    )

    covers: dict[str, Photo | Song] | None = optional(
        "covers",
        MapOf(OneOf(Ref("Photo"), Ref("Song"))),
        default=None,
    )

    best: Best | None = optional("best", Ref("Best"), default=None)
