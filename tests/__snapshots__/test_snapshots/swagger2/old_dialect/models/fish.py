"""The ``Fish`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import NUMBER, STRING


class Fish(Model):
    """The ``Fish`` object."""

    name: str = required("name", STRING)

    weight: float | None = optional("weight", NUMBER, nullable=True, default=None)
