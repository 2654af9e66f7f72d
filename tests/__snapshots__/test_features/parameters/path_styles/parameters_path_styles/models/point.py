"""The ``Point`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Point(Model):
    """The ``Point`` object."""

    x: int = required("x", INTEGER)

    y: int = required("y", INTEGER)
