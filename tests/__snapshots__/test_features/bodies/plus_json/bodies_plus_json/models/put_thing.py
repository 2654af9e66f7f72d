"""``PutThingBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class PutThingBody(Model):
    """The ``putThing body`` object."""

    size: int | None = optional(default=None)
    """For example ``4``."""
