"""The ``Word`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Word(Model):
    """The ``Word`` object."""

    text: str = required("text", STRING)

    odd: Any = optional(default=None)
