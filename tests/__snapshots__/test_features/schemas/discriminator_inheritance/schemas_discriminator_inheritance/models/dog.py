"""The ``Dog`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional, required


class Dog(Model):
    """The ``Dog`` object."""

    pet_type: str = required("petType", STRING)

    name: str | None = optional("name", STRING, default=None)

    bark: str | None = optional("bark", STRING, default=None)
    """For example ``"loud"``."""
