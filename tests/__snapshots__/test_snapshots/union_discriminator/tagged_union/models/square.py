"""``Square``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Square(Model):
    """The ``Square`` object."""

    kind: Literal["square"] = required(default="square")

    side: float = required()
