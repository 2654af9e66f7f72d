"""``Size``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Size(Model):
    """The ``Size`` object."""

    width: int = required()
    """For example ``3``."""
