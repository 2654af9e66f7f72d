"""The ``UpdateThingBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class UpdateThingBody(Model):
    """The ``update thing body`` object."""

    id: int | None = optional("id", INTEGER, default=None)
    """For example ``5``."""
