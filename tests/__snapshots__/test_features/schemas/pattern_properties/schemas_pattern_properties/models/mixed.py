"""The ``Mixed`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, PLAIN, STRING, MapOf, OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


if TYPE_CHECKING:
    Mixed: TypeAlias = dict[str, Any]
else:
    Mixed = MapOf(OneOf(STRING, INTEGER, PLAIN))
