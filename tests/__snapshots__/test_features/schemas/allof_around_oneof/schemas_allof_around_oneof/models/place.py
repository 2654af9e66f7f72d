"""``Place``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Place(Model):
    """The ``Place`` object."""

    place: int = required()

    note: str | None = optional(default=None)
