"""The ``Rgb`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Rgb(Model):
    """The ``Rgb`` object."""

    r: int = required("R", INTEGER)

    g: int = required("G", INTEGER)
