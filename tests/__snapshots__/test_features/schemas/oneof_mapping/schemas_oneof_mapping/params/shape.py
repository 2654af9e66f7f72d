"""Dicts in place of ``Shape``."""

from __future__ import annotations

from typing import Union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..models.round import Round
    from ..models.square import Square
    from .round import RoundParam
    from .square import SquareParam


ShapeParam: TypeAlias = Union[
    "Round",
    "RoundParam",
    "Square",
    "SquareParam",
]
"""What a call accepts for ``Shape``."""
