"""``OtherPet``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class OtherPet(Model):
    """The ``OtherPet`` object."""

    kind: str | None = optional(default=None)

    legs: int | None = optional(default=None)
