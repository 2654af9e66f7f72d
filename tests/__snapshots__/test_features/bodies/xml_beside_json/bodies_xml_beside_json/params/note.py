"""Dicts in place of ``Note``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class NoteParam(TypedDict, total=False):
    """A dict in place of ``Note``."""

    kind: Required[Literal["Note"]]
    text: Required[str]
