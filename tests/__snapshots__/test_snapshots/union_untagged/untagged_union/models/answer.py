"""``Answer``."""

from __future__ import annotations

from .._runtime.codecs import ListOf, NUMBER, OneOf, Ref, STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .essay import Essay


if TYPE_CHECKING:
    Answer: TypeAlias = float | str | list[str] | Essay
else:
    Answer = OneOf(NUMBER, STRING, ListOf(STRING), Ref("Essay"))
