"""``Scores``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Scores(Model):
    """The ``Scores`` object."""

    game: str = required()
    """Name of the game."""
