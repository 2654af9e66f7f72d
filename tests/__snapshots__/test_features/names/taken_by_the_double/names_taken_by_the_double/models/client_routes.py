"""``ClientRoutes``."""

from __future__ import annotations

from .._runtime.model import Model, required


class ClientRoutes(Model):
    """The ``ClientRoutes`` object."""

    id: int = required()
