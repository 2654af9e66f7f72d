"""The ``PutThingBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class PutThingBody(Model):
    """The ``putThing body`` object."""

    size: int | None = optional("size", INTEGER, default=None)
    """For example ``4``."""
