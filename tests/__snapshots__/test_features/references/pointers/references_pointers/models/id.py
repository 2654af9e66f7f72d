"""The ``Id`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Id: TypeAlias = int
else:
    Id = INTEGER
