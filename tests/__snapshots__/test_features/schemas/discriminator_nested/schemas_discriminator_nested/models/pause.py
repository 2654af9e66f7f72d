"""The ``Pause`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Pause(Model):
    """The ``Pause`` object."""

    type: Literal["pause"] = required("type", LiteralOf("pause"), default="pause")

    seconds: int | None = optional("seconds", INTEGER, default=None)
