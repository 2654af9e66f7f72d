"""``Dog``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Dog(Model):
    """The ``Dog`` object."""

    pet_type: str = required("petType")

    name: str | None = optional(default=None)

    bark: str | None = optional(default=None)
    """For example ``"loud"``."""
