"""The ``OtherPet`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional


class OtherPet(Model):
    """The ``OtherPet`` object."""

    kind: str | None = optional("kind", STRING, default=None)

    legs: int | None = optional("legs", INTEGER, default=None)
