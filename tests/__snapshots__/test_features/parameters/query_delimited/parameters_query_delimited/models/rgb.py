"""The ``Rgb`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Rgb(Model):
    """The ``Rgb`` object."""

    r: int = required("R", INTEGER)

    g: int = required("G", INTEGER)
