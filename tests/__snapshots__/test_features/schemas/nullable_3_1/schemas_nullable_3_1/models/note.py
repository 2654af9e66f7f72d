"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, NullOr, Ref
from .._runtime.models import Model, optional, required


class Note(Model):
    """The ``Note`` object."""

    text: str | None = required("text", STRING, nullable=True)

    parent: Note | None = required("parent", Ref("Note"), nullable=True)

    tags: list[str | None] | None = optional(
        "tags",
        ListOf(NullOr(STRING)),
        nullable=True,
        default=None,
    )

    nothing: None = optional(nullable=True, default=None)
