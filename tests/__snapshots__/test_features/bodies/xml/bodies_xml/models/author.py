"""``Author``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Author(Model):
    """The ``Author`` object."""

    name: str | None = optional(default=None)
    """For example ``"Ada"``."""
