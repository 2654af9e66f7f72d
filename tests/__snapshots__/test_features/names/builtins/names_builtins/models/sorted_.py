"""``Sorted``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Sorted(Model):
    """The ``sorted`` object."""

    object: str | None = optional(default=None)

    classmethod: list[float] | None = optional(default=None)
