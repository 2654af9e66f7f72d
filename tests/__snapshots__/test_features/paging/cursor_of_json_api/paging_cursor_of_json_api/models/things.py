"""The ``Things`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .thing import Thing


if TYPE_CHECKING:
    Things: TypeAlias = list[Thing]
else:
    Things = ListOf(Ref("Thing"))
