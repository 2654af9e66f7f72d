"""The ``Shape`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref, Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from .round import Round
    from .square import Square


if TYPE_CHECKING:
    Shape: TypeAlias = Round | Square | Mapping[str, Any]
else:
    Shape = Tagged(
        "kind",
        {"circle": Ref("Round"), "ball": Ref("Round"), "box": Ref("Square")},
    )
