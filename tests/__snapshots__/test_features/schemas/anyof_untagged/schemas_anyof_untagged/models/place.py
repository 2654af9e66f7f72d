"""``Place``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Place(Model):
    """The ``Place`` object."""

    city: str = required()
