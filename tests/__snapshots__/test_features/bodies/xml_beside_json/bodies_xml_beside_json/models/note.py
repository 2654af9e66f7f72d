"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Note(Model):
    """The ``Note`` object."""

    kind: Literal["Note"] = required(default="Note")

    text: str = required()
    """For example ``"hi"``."""
