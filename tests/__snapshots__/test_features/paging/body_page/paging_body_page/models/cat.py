"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class Cat(Model):
    """The ``Cat`` object."""

    id: int | None = optional("id", INTEGER, default=None)
