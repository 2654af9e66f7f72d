"""The ``Things`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .thing import Thing


if TYPE_CHECKING:
    Things: TypeAlias = list[Thing]
else:
    Things = ListOf(Ref("Thing"))
