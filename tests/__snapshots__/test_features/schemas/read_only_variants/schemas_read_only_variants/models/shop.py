"""``Shop``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Shop(Model):
    """The ``Shop`` object."""

    sku: str | None = optional(default=None)

    place: str | None = optional(default=None)
