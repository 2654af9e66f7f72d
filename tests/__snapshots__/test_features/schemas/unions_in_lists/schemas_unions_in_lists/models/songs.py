"""The ``Songs`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .song import Song


if TYPE_CHECKING:
    Songs: TypeAlias = list[Song]
else:
    Songs = ListOf(Ref("Song"))
