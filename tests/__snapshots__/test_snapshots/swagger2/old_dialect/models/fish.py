"""``Fish``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Fish(Model):
    """The ``Fish`` object."""

    name: str = required()

    weight: float | None = optional(nullable=True, default=None)
