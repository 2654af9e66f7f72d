"""The ``Spot`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Spot(Model):
    """The ``Spot`` object."""

    x: list[int] = required("x", ListOf(INTEGER))
