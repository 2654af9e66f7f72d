"""``Square``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Square(Model):
    """The ``Square`` object."""

    kind: str = required(default="box")

    side: float = required()
    """For example ``2``."""
