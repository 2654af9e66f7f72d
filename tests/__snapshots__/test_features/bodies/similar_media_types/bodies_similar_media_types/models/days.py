"""The ``Days`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .day import Day


if TYPE_CHECKING:
    Days: TypeAlias = list[Day]
else:
    Days = ListOf(Ref("Day"))
