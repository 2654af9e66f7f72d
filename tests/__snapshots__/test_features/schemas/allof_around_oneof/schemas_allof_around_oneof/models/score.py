"""The ``Score`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING
from .._runtime.models import Model, optional, required


class Score(Model):
    """The ``Score`` object."""

    score: float = required("score", NUMBER)

    note: str | None = optional("note", STRING, default=None)
