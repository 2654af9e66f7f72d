"""``OneResponse``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class OneResponse(Model):
    """The ``One response`` object."""

    id: int | None = optional(default=None)
