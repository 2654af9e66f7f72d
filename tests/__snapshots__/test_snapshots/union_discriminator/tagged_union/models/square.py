"""The ``Square`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Square(Model):
    """The ``Square`` object."""

    kind: Literal["square"] = required("kind", LiteralOf("square"), default="square")

    side: float = required("side", NUMBER)
