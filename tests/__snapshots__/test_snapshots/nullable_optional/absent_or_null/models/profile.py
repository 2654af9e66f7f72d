"""``Profile``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Profile(Model):
    """The ``Profile`` object."""

    name: str = required()
    """Always there."""

    phone: str | None = required(nullable=True)
    """Always there but perhaps null."""

    city: str | None = optional(default=None)
    """Perhaps absent but never null."""

    motto: str | None = optional(nullable=True, default=None)
    """Perhaps absent and perhaps null."""
