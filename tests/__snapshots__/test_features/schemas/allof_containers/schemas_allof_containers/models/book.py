"""The ``Book`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER, STRING


class Book(Model):
    """The ``Book`` object."""

    title: str = required("title", STRING)
    """For example ``"Emma"``."""

    pages: int | None = optional("pages", INTEGER, default=None)
