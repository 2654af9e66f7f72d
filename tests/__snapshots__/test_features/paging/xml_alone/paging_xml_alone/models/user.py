"""The ``User`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class User(Model):
    """The ``User`` object."""

    id: int | None = optional("id", INTEGER, default=None)
