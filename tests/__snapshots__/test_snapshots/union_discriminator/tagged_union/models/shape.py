"""The ``Shape`` type."""

from __future__ import annotations

from .._runtime.references import Ref
from .._runtime.unions import Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from .circle import Circle
    from .square import Square


if TYPE_CHECKING:
    Shape: TypeAlias = Circle | Square | Mapping[str, Any]
    """A figure, told apart by its kind."""
else:
    Shape = Tagged("kind", {"round": Ref("Circle"), "square": Ref("Square")})
