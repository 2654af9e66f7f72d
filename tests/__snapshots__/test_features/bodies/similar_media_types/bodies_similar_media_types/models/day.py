"""The ``Day`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import TypeAlias


if TYPE_CHECKING:
    Day: TypeAlias = date
else:
    Day = DATE
