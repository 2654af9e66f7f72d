"""The ``Shop`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Shop(Model):
    """The ``Shop`` object."""

    sku: str | None = optional("sku", STRING, default=None)

    place: str | None = optional("place", STRING, default=None)
