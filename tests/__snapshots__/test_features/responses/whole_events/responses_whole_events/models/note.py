"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Note(Model):
    """The ``Note`` object."""

    event: Literal["note"] = required(default="note")

    data: str = required()
    """For example ``"12"``."""
