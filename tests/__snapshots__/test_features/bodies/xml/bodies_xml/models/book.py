"""``Book``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Book(Model):
    """The ``Book`` object."""

    id: int | None = optional(default=None)

    title: str | None = optional(default=None)

    words: list[str] | None = optional(default=None)
