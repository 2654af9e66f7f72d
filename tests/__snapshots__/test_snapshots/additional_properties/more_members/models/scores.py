"""The ``Scores`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER, STRING


class Scores(Model, additional=NUMBER):
    """The ``Scores`` object."""

    game: str = required("game", STRING)
    """Name of the game."""
