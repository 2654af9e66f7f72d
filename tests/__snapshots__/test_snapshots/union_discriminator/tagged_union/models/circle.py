"""``Circle``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Circle(Model):
    """The ``Circle`` object."""

    kind: Literal["round"] = required(default="round")

    radius: float = required()
