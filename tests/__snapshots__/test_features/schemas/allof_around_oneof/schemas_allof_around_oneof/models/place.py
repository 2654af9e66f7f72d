"""The ``Place`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER, STRING


class Place(Model):
    """The ``Place`` object."""

    place: int = required("place", INTEGER)

    note: str | None = optional("note", STRING, default=None)
