"""The ``Rated`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING
from .._runtime.models import Model, optional, required


class Rated(Model):
    """The ``Rated`` object."""

    by: str | None = optional("by", STRING, default=None)

    score: float = required("score", NUMBER)

    note: str | None = optional("note", STRING, default=None)
