"""Dicts in place of ``Point``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class PointParam(TypedDict, total=False):
    """A dict in place of ``Point``."""

    x: Required[int]
    y: Required[int]
