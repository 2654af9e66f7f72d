"""Dicts in place of ``Round``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class RoundParam(TypedDict, total=False):
    """A dict in place of ``Round``."""

    kind: Required[str]
    radius: Required[float]
