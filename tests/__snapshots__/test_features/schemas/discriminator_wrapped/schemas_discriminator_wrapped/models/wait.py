"""``Wait``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Wait(Model):
    """The ``Wait`` object."""

    kind: str = required(default="wait")
    """Defaults to ``"wait"``."""

    seconds: int | None = optional(default=None)
