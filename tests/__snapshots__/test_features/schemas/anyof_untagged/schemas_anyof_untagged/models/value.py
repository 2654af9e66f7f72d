"""The ``Value`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Value: TypeAlias = int | str | list[str]
else:
    Value = OneOf(INTEGER, STRING, ListOf(STRING))
