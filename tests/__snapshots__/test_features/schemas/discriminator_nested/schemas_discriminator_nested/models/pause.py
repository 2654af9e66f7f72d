"""The ``Pause`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Pause(Model):
    """The ``Pause`` object."""

    type: Literal["pause"] = required("type", LiteralOf("pause"), default="pause")

    seconds: int | None = optional("seconds", INTEGER, default=None)
