"""Dicts in place of ``Square``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class SquareParam(TypedDict, total=False):
    """A dict in place of ``Square``."""

    kind: Required[Literal["box"]]
    side: Required[float]
