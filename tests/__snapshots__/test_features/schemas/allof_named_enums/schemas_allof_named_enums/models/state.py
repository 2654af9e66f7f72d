"""The ``State`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


if TYPE_CHECKING:
    State: TypeAlias = (
        Literal[
            "new",
            "running",
            "done",
        ]
        | str
    )
else:
    State = LiteralOf(
        "new",
        "running",
        "done",
        open=True,
    )
