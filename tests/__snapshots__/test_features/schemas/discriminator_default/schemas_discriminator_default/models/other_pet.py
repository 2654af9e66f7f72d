"""The ``OtherPet`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER, STRING


class OtherPet(Model):
    """The ``OtherPet`` object."""

    kind: str | None = optional("kind", STRING, default=None)

    legs: int | None = optional("legs", INTEGER, default=None)
