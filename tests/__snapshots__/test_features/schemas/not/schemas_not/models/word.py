"""The ``Word`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Word(Model):
    """The ``Word`` object."""

    text: str = required("text", STRING)

    odd: Any = optional(default=None)
