"""The ``OpenRoomBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class OpenRoomBody(Model):
    """The ``openRoom body`` object."""

    kind: Literal["room"] = required("kind", LiteralOf("room"), default="room")

    name: str = required("name", STRING)

    size: int | None = optional("size", INTEGER, default=None)
