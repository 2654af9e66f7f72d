"""The ``Rated`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import NUMBER, STRING


class Rated(Model):
    """The ``Rated`` object."""

    by: str | None = optional("by", STRING, default=None)

    score: float = required("score", NUMBER)

    note: str | None = optional("note", STRING, default=None)
