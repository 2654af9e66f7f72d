"""The ``Place`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import NUMBER


class Place(Model):
    """The ``Place`` object."""

    latitude: float | None = optional("latitude", NUMBER, default=None)

    longitude: float | None = optional("longitude", NUMBER, default=None)
