"""``Rated``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Rated(Model):
    """The ``Rated`` object."""

    by: str | None = optional(default=None)

    score: float = required()

    note: str | None = optional(default=None)
