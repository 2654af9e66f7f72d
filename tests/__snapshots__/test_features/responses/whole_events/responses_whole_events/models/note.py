"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Note(Model):
    """The ``Note`` object."""

    event: Literal["note"] = required("event", LiteralOf("note"), default="note")

    data: str = required("data", STRING)
    """For example ``"12"``."""
