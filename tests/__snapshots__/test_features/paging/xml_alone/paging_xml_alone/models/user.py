"""``User``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class User(Model):
    """The ``User`` object."""

    id: int | None = optional(default=None)
