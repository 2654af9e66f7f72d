"""The ``Label`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


if TYPE_CHECKING:
    Label: TypeAlias = (
        Literal[
            "l1",
            "l2",
            "l3",
            "l4",
            "l5",
            "l6",
            "l7",
            "l8",
            "l9",
            "l10",
            "l11",
        ]
        | str
    )
else:
    Label = LiteralOf(
        "l1",
        "l2",
        "l3",
        "l4",
        "l5",
        "l6",
        "l7",
        "l8",
        "l9",
        "l10",
        "l11",
        open=True,
    )
