"""Dicts in place of ``Note``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Required

    from ..models.note import Note


class NoteParam(TypedDict, total=False):
    """A dict in place of ``Note``."""

    text: Required[str | None]
    parent: Required[Note | NoteParam | None]
    tags: Sequence[str | None] | None
    level: Literal["low", "high"] | str | None
