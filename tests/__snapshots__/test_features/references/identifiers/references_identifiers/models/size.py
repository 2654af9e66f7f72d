"""The ``Size`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Size: TypeAlias = int
else:
    Size = INTEGER
