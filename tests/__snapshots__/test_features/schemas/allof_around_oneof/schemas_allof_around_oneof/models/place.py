"""The ``Place`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Place(Model):
    """The ``Place`` object."""

    place: int = required("place", INTEGER)

    note: str | None = optional("note", STRING, default=None)
