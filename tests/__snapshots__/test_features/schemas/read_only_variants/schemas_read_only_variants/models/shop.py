"""The ``Shop`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Shop(Model):
    """The ``Shop`` object."""

    sku: str | None = optional("sku", STRING, default=None)

    place: str | None = optional("place", STRING, default=None)
