"""``Tick``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Tick(Model):
    """The ``Tick`` object."""

    n: int = required()
