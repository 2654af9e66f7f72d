"""``Old``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Old(Model):
    """Kept for those who still call it.

    Deprecated.
    """

    name: str | None = optional(default=None)
    """Use `title`.

    Deprecated.
    """

    title: str | None = optional(default=None)
