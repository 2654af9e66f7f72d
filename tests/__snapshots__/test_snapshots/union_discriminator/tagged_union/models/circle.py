"""The ``Circle`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Circle(Model):
    """The ``Circle`` object."""

    kind: Literal["round"] = required("kind", LiteralOf("round"), default="round")

    radius: float = required("radius", NUMBER)
