"""The ``Answer`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.references import Ref
from .._runtime.scalars import NUMBER, STRING
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .essay import Essay


if TYPE_CHECKING:
    Answer: TypeAlias = float | str | list[str] | Essay
else:
    Answer = OneOf(NUMBER, STRING, ListOf(STRING), Ref("Essay"))
