"""The ``Market`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Market(Model):
    """The ``Market`` object."""

    sku: str | None = optional("sku", STRING, default=None)

    place: str | None = optional("place", STRING, read_only=True, default=None)
    """Read-only: only in responses."""

    code: str | None = optional("code", STRING, default=None)
