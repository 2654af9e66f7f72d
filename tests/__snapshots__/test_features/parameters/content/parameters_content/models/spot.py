"""The ``Spot`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf
from .._runtime.models import Model, required


class Spot(Model):
    """The ``Spot`` object."""

    x: list[int] = required("x", ListOf(INTEGER))
