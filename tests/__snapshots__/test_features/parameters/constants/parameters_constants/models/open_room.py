"""``OpenRoomBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class OpenRoomBody(Model):
    """The ``openRoom body`` object."""

    kind: Literal["room"] = required(default="room")

    name: str = required()

    size: int | None = optional(default=None)
