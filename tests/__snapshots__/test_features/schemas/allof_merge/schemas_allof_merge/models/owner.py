"""``Owner``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Owner(Model):
    """The ``Owner`` object."""

    since: int | None = optional(default=None)
    """For example ``2019``."""
