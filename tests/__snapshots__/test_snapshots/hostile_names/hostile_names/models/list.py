"""``List``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class List(Model):
    """A line.
    \"\"\"; raise SystemExit #
    """

    class_: str | None = optional("class", default=None)

    empty: str | None = optional("", default=None)

    value_2fa: str | None = optional("2fa", default=None)

    日本: str | None = optional(default=None)

    plus_1: int | None = optional("+1", default=None)
