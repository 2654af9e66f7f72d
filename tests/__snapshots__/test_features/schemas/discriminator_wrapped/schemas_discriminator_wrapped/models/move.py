"""``Move``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Move(Model):
    """The ``Move`` object."""

    kind: Literal["move"] = required(default="move")

    to: str = required()
