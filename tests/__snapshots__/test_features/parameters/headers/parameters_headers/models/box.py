"""The ``Box`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional, required


class Box(Model):
    """The ``Box`` object."""

    w: int = required("w", INTEGER)

    h: int | None = optional("h", INTEGER, default=None)
