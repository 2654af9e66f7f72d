"""Dicts in place of ``Box``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class BoxParam(TypedDict, total=False):
    """A dict in place of ``Box``."""

    w: Required[int]
    h: int
