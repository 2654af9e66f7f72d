"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER, STRING


class Note(Model):
    """The ``Note`` object."""

    text: str | None = required("text", STRING, nullable=True)

    author: str = required("author", STRING)

    stars: int | None = optional("stars", INTEGER, nullable=True, default=None)
