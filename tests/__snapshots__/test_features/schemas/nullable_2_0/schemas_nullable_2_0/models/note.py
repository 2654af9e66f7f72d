"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Note(Model):
    """The ``Note`` object."""

    text: str | None = required(nullable=True)

    author: str = required()

    stars: int | None = optional(nullable=True, default=None)
