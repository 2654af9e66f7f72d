"""The ``Move`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Move(Model):
    """The ``Move`` object."""

    kind: Literal["move"] = required("kind", LiteralOf("move"), default="move")

    to: str = required("to", STRING)
