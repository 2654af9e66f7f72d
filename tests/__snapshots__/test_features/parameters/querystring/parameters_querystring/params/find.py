"""Dicts in place of ``FindQuery``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class FindQueryParam(TypedDict, total=False):
    """A dict in place of ``FindQuery``."""

    text: Required[str]
    page: int
