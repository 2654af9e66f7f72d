"""The ``Place`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Place(Model):
    """The ``Place`` object."""

    city: str = required("city", STRING)
