"""The ``File`` type."""

from __future__ import annotations

from .._runtime.formats import BINARY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    File: TypeAlias = bytes
else:
    File = BINARY
