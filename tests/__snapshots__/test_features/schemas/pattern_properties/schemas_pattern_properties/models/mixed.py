"""The ``Mixed`` type."""

from __future__ import annotations

from .._runtime.codec import PLAIN
from .._runtime.containers import MapOf
from .._runtime.scalars import INTEGER, STRING
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


if TYPE_CHECKING:
    Mixed: TypeAlias = dict[str, Any]
else:
    Mixed = MapOf(OneOf(STRING, INTEGER, PLAIN))
