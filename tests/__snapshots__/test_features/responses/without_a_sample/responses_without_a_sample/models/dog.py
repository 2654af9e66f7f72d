"""The ``Dog`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Dog(Model):
    """The ``Dog`` object."""

    bark: str = required("bark", STRING)
