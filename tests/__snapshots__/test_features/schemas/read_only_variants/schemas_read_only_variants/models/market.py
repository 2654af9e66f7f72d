"""``Market``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Market(Model):
    """The ``Market`` object."""

    sku: str | None = optional(default=None)

    place: str | None = optional(read_only=True, default=None)
    """Only in responses."""

    code: str | None = optional(default=None)
