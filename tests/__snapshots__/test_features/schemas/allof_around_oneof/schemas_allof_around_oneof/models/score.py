"""``Score``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Score(Model):
    """The ``Score`` object."""

    score: float = required()

    note: str | None = optional(default=None)
