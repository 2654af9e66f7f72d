"""The ``Wait`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER, STRING


class Wait(Model):
    """The ``Wait`` object."""

    kind: str = required("kind", STRING, default="wait")
    """Defaults to ``"wait"``."""

    seconds: int | None = optional("seconds", INTEGER, default=None)
