"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Note(Model):
    """The ``Note`` object."""

    text: str | None = required(nullable=True)

    parent: Note | None = required("parent", Ref("Note"), nullable=True)

    tags: list[str | None] | None = optional(nullable=True, default=None)

    level: Literal["low", "high"] | str | None = optional(nullable=True, default=None)
