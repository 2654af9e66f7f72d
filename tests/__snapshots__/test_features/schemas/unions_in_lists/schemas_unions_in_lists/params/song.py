"""Dicts in place of ``Song``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class SongParam(TypedDict, total=False):
    """A dict in place of ``Song``."""

    url: Required[str]
    length: int
