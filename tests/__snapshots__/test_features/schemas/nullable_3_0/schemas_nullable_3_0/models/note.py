"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, LiteralOf, NullOr, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


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

    level: Literal["low", "high"] | str | None = optional(
        "level",
        LiteralOf("low", "high", open=True),
        nullable=True,
        default=None,
    )
