"""Dicts in place of ``Code``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class CodeParam(TypedDict, total=False):
    """A dict in place of ``Code``."""

    type: str
    id: Required[int]
