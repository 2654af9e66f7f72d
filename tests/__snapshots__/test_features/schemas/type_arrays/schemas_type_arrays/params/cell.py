"""Dicts in place of ``CellDeep``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class CellDeepParam(TypedDict, total=False):
    """A dict in place of ``CellDeep``."""

    a: Required[int]
