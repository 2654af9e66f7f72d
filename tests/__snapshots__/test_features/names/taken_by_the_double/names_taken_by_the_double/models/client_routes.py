"""The ``ClientRoutes`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class ClientRoutes(Model):
    """The ``ClientRoutes`` object."""

    id: int = required("id", INTEGER)
