"""The ``Color`` type."""

from __future__ import annotations

from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


if TYPE_CHECKING:
    Color: TypeAlias = (
        Literal[
            "red",
            "amber",
            "green",
        ]
        | str
    )
    """What a light shows."""
else:
    Color = LiteralOf(
        "red",
        "amber",
        "green",
        open=True,
    )
