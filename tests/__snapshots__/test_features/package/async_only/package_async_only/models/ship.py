"""The ``Ship`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Ship(Model):
    """The ``Ship`` object."""

    name: str = required("name", STRING)

    built: int | None = optional("built", INTEGER, default=None)
