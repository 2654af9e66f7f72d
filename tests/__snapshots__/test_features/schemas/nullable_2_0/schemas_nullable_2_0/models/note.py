"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Note(Model):
    """The ``Note`` object."""

    text: str | None = required("text", STRING, nullable=True)

    author: str = required("author", STRING)

    stars: int | None = optional("stars", INTEGER, nullable=True, default=None)
