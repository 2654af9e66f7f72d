"""``Animal``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Animal(Model):
    """Whatever breathes."""

    name: str = required()
    """For example ``"Tom"``."""

    weight: float | None = optional(default=None)
    """In kilograms."""
