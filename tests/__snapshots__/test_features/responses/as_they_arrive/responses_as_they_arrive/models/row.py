"""``Row``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Row(Model):
    """The ``Row`` object."""

    n: int | None = optional(default=None)
