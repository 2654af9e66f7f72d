"""``Spot``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Spot(Model):
    """The ``Spot`` object."""

    x: list[int] = required()
