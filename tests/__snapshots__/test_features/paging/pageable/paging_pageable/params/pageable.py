"""Dicts in place of ``Pageable``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class PageableParam(TypedDict, total=False):
    """A dict in place of ``Pageable``."""

    page: int
    size: int
    sort: Sequence[str]
