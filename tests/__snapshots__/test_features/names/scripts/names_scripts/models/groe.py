"""The ``Größe`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional


class Größe(Model):
    """The ``Größe`` object."""

    höhe: int | None = optional("höhe", INTEGER, default=None)

    slightly_smiling_face: str | None = optional("🙂", STRING, default=None)

    hyphen_minus: str | None = optional("-", STRING, default=None)

    low_line: str | None = optional("_", STRING, default=None)
