"""``Mixed``."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, MapOf, OneOf, STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Mixed: TypeAlias = dict[str, str | int]
else:
    Mixed = MapOf(OneOf(STRING, INTEGER))
