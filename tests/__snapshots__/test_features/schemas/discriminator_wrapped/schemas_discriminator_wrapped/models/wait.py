"""The ``Wait`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Wait(Model):
    """The ``Wait`` object."""

    kind: str = required("kind", STRING, default="wait")
    """Defaults to ``"wait"``."""

    seconds: int | None = optional("seconds", INTEGER, default=None)
