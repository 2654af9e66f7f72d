"""The ``Leaf`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Leaf(Model):
    """The ``leaf`` object."""

    color: str | None = optional("color", STRING, default=None)
