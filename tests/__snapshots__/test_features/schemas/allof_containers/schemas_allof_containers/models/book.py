"""The ``Book`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Book(Model):
    """The ``Book`` object."""

    title: str = required("title", STRING)
    """For example ``"Emma"``."""

    pages: int | None = optional("pages", INTEGER, default=None)
