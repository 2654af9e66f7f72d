"""``Cat``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Cat(Model):
    """The ``Cat`` object."""

    pet_type: str = required("petType", default="Cat")

    name: str | None = optional(default=None)

    lives: int | None = optional(default=None)
    """For example ``9``."""
