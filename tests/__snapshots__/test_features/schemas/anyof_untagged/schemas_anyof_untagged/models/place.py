"""The ``Place`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Place(Model):
    """The ``Place`` object."""

    city: str = required("city", STRING)
