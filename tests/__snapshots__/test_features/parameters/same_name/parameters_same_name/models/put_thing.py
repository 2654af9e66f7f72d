"""``PutThingBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class PutThingBody(Model):
    """The ``putThing body`` object."""

    id: int | None = optional(default=None)
    """For example ``5``."""
