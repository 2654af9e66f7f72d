"""``Leaf``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Leaf(Model):
    """The ``leaf`` object."""

    color: str | None = optional(default=None)
