"""``Round``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Round(Model):
    """The ``Round`` object."""

    kind: str = required()

    radius: float = required()
    """For example ``1.5``."""
