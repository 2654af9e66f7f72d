"""The ``Point`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER
from .._runtime.models import Model, required


class Point(Model):
    """The ``Point`` object."""

    x: float = required("x", NUMBER)

    y: float = required("y", NUMBER)
