"""The ``Tick`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Tick(Model):
    """The ``Tick`` object."""

    n: int = required("n", INTEGER)
