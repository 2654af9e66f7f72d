"""The ``Animal`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING
from .._runtime.models import Model, optional, required


class Animal(Model):
    """Whatever breathes."""

    name: str = required("name", STRING)
    """For example ``"Tom"``."""

    weight: float | None = optional("weight", NUMBER, default=None)
    """In kilograms."""
