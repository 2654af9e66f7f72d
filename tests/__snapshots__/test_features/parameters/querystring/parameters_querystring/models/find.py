"""The ``FindQuery`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER, STRING


class FindQuery(Model):
    """The ``find query`` object."""

    text: str = required("text", STRING)

    page: int | None = optional("page", INTEGER, default=None)
