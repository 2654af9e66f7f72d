"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.references import Ref


class Note(Model):
    """The ``Note`` object."""

    text: str | None = required(nullable=True)

    parent: Note | None = required("parent", Ref("Note"), nullable=True)

    tags: list[str | None] | None = optional(nullable=True, default=None)

    nothing: None = optional(nullable=True, default=None)
