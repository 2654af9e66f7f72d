"""Dicts in place of ``Size``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class SizeParam(TypedDict, total=False):
    """A dict in place of ``Size``."""

    width: Required[int]
