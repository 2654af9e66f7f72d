"""The ``Round`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER, STRING


class Round(Model):
    """The ``Round`` object."""

    kind: str = required("kind", STRING)

    radius: float = required("radius", NUMBER)
    """For example ``1.5``."""
