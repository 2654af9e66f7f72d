"""The ``FindQuery`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class FindQuery(Model):
    """The ``find query`` object."""

    text: str = required("text", STRING)

    page: int | None = optional("page", INTEGER, default=None)
