"""``Point``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Point(Model):
    """The ``Point`` object."""

    x: int = required()

    y: int = required()
