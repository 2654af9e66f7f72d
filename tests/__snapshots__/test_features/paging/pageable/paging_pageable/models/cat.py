"""``Cat``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Cat(Model):
    """The ``Cat`` object."""

    id: int | None = optional(default=None)
