"""The ``User`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class User(Model):
    """The ``User`` object."""

    id: int = required("id", INTEGER)
