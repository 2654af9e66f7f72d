"""The ``Thing`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class Thing(Model):
    """The ``Thing`` object."""

    id: int | None = optional("id", INTEGER, default=None)
