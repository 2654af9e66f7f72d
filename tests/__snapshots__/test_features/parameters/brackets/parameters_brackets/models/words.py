"""The ``Words`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Words: TypeAlias = list[str]
else:
    Words = ListOf(STRING)
