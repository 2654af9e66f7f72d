"""The ``Conflict`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Conflict(Model):
    """The ``Conflict`` object."""

    winner: str | None = optional("winner", STRING, default=None)
    """Who was faster."""
