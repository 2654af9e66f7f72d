"""The ``Tick`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Tick(Model):
    """The ``Tick`` object."""

    n: int = required("n", INTEGER)
