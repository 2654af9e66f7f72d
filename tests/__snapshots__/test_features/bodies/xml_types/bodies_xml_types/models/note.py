"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Note(Model):
    """The ``Note`` object."""

    text: str | None = optional(default=None)
