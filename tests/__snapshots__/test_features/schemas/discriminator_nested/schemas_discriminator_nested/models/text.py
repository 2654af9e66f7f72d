"""The ``Text`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Text(Model):
    """The ``Text`` object."""

    type: Literal["text"] = required("type", LiteralOf("text"), default="text")

    text: str = required("text", STRING)
