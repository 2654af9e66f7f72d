"""``Conflict``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Conflict(Model):
    """The ``Conflict`` object."""

    winner: str | None = optional(default=None)
    """Who was faster."""
