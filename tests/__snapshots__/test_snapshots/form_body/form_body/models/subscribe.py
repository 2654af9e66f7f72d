"""``SubscribeBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class SubscribeBody(Model):
    """The ``subscribe body`` object."""

    email: str = required()
    """Where to write to."""

    topic: list[str] | None = optional(default=None)
    """Sent once for each topic."""

    weekly: bool | None = optional(default=None)
    """Once a week only."""
