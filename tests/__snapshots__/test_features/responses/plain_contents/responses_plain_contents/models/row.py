"""``Row``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Row(Model):
    """The ``Row`` object."""

    n: int = required()
    """For example ``1``."""
