"""``ListSongsSort`` and related types."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


if TYPE_CHECKING:
    ListSongsSort: TypeAlias = (
        Literal[
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g",
            "h",
            "i",
            "j",
            "k",
        ]
        | str
    )
else:
    ListSongsSort = LiteralOf(
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
        "i",
        "j",
        "k",
        open=True,
    )


if TYPE_CHECKING:
    ListSongsKeysItem: TypeAlias = (
        Literal[
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            10,
            11,
        ]
        | int
    )
else:
    ListSongsKeysItem = LiteralOf(
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        open=True,
    )
