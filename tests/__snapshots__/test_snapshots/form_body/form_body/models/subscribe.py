"""The ``SubscribeBody`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.scalars import BOOLEAN, STRING


class SubscribeBody(Model):
    """The ``subscribe body`` object."""

    email: str = required("email", STRING)
    """Where to write to."""

    topic: list[str] | None = optional("topic", ListOf(STRING), default=None)
    """Sent once for each topic."""

    weekly: bool | None = optional("weekly", BOOLEAN, default=None)
    """Once a week only."""
