"""``Place``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Place(Model):
    """The ``Place`` object."""

    latitude: float | None = optional(default=None)

    longitude: float | None = optional(default=None)
