"""The ``Value`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.scalars import INTEGER, STRING
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Value: TypeAlias = int | str | list[str]
else:
    Value = OneOf(INTEGER, STRING, ListOf(STRING))
