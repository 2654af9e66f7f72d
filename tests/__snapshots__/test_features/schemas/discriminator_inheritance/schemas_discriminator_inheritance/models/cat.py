"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Cat(Model):
    """The ``Cat`` object."""

    pet_type: str = required("petType", STRING, default="Cat")

    name: str | None = optional("name", STRING, default=None)

    lives: int | None = optional("lives", INTEGER, default=None)
    """For example ``9``."""
