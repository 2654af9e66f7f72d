"""``Box``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Box(Model):
    """The ``Box`` object."""

    w: int = required()

    h: int | None = optional(default=None)
