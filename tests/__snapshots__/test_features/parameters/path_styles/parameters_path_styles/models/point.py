"""The ``Point`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Point(Model):
    """The ``Point`` object."""

    x: int = required("x", INTEGER)

    y: int = required("y", INTEGER)
