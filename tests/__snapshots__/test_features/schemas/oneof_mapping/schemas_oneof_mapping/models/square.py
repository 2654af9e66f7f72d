"""The ``Square`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING
from .._runtime.models import Model, required


class Square(Model):
    """The ``Square`` object."""

    kind: str = required("kind", STRING, default="box")

    side: float = required("side", NUMBER)
    """For example ``2``."""
