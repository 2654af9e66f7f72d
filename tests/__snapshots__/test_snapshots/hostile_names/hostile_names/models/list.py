"""The ``List`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER, STRING


class List(Model):
    """A line.
    \"\"\"; raise SystemExit #
    """

    class_: str | None = optional("class", STRING, default=None)

    empty: str | None = optional("", STRING, default=None)

    value_2fa: str | None = optional("2fa", STRING, default=None)

    日本: str | None = optional("日本", STRING, default=None)

    plus_1: int | None = optional("+1", INTEGER, default=None)
