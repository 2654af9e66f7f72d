"""The ``Image`` type."""

from __future__ import annotations

from .._runtime.formats import BINARY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Image: TypeAlias = bytes
else:
    Image = BINARY
