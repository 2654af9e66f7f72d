"""The ``Text`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Text(Model):
    """The ``Text`` object."""

    type: Literal["text"] = required("type", LiteralOf("text"), default="text")

    text: str = required("text", STRING)
