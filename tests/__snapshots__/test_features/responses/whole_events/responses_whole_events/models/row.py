"""The ``Row`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Row(Model):
    """The ``Row`` object."""

    n: int = required("n", INTEGER)
    """For example ``5``."""
