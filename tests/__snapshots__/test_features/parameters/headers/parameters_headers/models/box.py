"""The ``Box`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER


class Box(Model):
    """The ``Box`` object."""

    w: int = required("w", INTEGER)

    h: int | None = optional("h", INTEGER, default=None)
