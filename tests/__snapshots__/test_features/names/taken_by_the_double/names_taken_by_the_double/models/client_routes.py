"""The ``ClientRoutes`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class ClientRoutes(Model):
    """The ``ClientRoutes`` object."""

    id: int = required("id", INTEGER)
