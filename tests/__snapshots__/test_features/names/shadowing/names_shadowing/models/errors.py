"""The ``Errors`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Errors(Model):
    """The ``errors`` object."""

    codec: str | None = optional("codec", STRING, default=None)
