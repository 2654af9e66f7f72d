"""The ``PutThingBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class PutThingBody(Model):
    """The ``putThing body`` object."""

    size: int | None = optional("size", INTEGER, default=None)
    """For example ``4``."""
