"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Note(Model):
    """The ``Note`` object."""

    kind: Literal["Note"] = required("kind", LiteralOf("Note"), default="Note")

    text: str = required("text", STRING)
    """For example ``"hi"``."""
