"""The ``Code`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Code(Model):
    """The ``Code`` object."""

    type: str | None = optional("type", STRING, default=None)

    id: int = required("id", INTEGER)
