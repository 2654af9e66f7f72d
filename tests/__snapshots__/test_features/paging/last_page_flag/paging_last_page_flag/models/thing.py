"""``Thing``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Thing(Model):
    """The ``Thing`` object."""

    id: int | None = optional(default=None)
