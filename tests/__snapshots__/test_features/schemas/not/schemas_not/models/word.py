"""``Word``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Word(Model):
    """The ``Word`` object."""

    text: str = required()

    odd: Any = optional(default=None)
