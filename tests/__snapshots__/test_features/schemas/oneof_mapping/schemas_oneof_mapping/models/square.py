"""The ``Square`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER, STRING


class Square(Model):
    """The ``Square`` object."""

    kind: str = required("kind", STRING, default="box")

    side: float = required("side", NUMBER)
    """For example ``2``."""
