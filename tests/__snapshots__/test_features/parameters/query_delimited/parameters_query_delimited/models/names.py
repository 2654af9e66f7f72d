"""The ``Names`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Names: TypeAlias = list[str]
else:
    Names = ListOf(STRING)
