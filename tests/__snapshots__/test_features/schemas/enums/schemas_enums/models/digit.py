"""The ``Digit`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


if TYPE_CHECKING:
    Digit: TypeAlias = (
        Literal[
            1,
            2,
            3,
        ]
        | int
    )
else:
    Digit = LiteralOf(
        1,
        2,
        3,
        open=True,
    )
