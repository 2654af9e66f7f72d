"""The ``Animal`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import NUMBER, STRING


class Animal(Model):
    """Whatever breathes."""

    name: str = required("name", STRING)
    """For example ``"Tom"``."""

    weight: float | None = optional("weight", NUMBER, default=None)
    """In kilograms."""
