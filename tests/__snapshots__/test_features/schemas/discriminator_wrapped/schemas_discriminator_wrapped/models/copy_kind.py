"""The ``CopyKind`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


if TYPE_CHECKING:
    CopyKind: TypeAlias = Literal["copy"]
else:
    CopyKind = LiteralOf("copy")
