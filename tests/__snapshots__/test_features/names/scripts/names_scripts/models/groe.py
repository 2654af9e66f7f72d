"""``Größe``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Größe(Model):
    """The ``Größe`` object."""

    höhe: int | None = optional(default=None)

    slightly_smiling_face: str | None = optional("🙂", default=None)

    hyphen_minus: str | None = optional("-", default=None)

    low_line: str | None = optional("_", default=None)
