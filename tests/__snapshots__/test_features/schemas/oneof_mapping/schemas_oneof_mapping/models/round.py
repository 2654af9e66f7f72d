"""The ``Round`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING
from .._runtime.models import Model, required


class Round(Model):
    """The ``Round`` object."""

    kind: str = required("kind", STRING)

    radius: float = required("radius", NUMBER)
    """For example ``1.5``."""
