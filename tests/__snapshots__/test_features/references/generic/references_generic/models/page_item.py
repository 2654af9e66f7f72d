"""The ``PageItem`` type."""

from __future__ import annotations

from .._runtime.codecs import PLAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


if TYPE_CHECKING:
    PageItem: TypeAlias = Any
else:
    PageItem = PLAIN
