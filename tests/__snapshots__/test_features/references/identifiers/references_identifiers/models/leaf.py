"""The ``Leaf`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Leaf(Model):
    """The ``leaf`` object."""

    color: str | None = optional("color", STRING, default=None)
