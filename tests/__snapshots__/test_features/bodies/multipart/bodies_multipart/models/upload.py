"""``UploadBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.formats import BINARY
from .._runtime.models import Model, optional, required


class UploadBody(Model):
    """The ``upload body`` object."""

    title: str = required("title", STRING)
    """For example ``"Sea é"``."""

    count: int | None = optional("count", INTEGER, default=None)
    """For example ``2``."""

    tags: list[str] | None = optional("tags", ListOf(STRING), default=None)
    """For example ``["a","b"]``."""

    place: UploadBodyPlace | None = optional(
        "place",
        Ref("UploadBodyPlace"),
        default=None,
    )
    """For example ``{"city":"Paris"}``."""

    photo: bytes = required("photo", BINARY)

    more: list[bytes] | None = optional("more", ListOf(BINARY), default=None)


class UploadBodyPlace(Model):
    """The ``upload body place`` object."""

    city: str | None = optional("city", STRING, default=None)
