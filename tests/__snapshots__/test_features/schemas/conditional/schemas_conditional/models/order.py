"""``Order``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Order(Model):
    """The ``Order`` object."""

    kind: str = required()

    weight: float | None = optional(default=None)

    link: str | None = optional(default=None)
