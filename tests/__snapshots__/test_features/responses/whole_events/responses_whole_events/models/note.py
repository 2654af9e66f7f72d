"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Note(Model):
    """The ``Note`` object."""

    event: Literal["note"] = required("event", LiteralOf("note"), default="note")

    data: str = required("data", STRING)
    """For example ``"12"``."""
