"""The ``Size`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Size(Model):
    """The ``Size`` object."""

    width: int = required("width", INTEGER)
    """For example ``3``."""
