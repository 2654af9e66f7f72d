"""The ``Score`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import NUMBER, STRING


class Score(Model):
    """The ``Score`` object."""

    score: float = required("score", NUMBER)

    note: str | None = optional("note", STRING, default=None)
