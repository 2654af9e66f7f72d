"""``Rgb``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Rgb(Model):
    """The ``Rgb`` object."""

    r: int = required("R")

    g: int = required("G")
