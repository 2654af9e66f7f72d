"""The ``Point`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER


class Point(Model):
    """The ``Point`` object."""

    x: float = required("x", NUMBER)

    y: float = required("y", NUMBER)
