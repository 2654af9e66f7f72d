"""Dicts in place of ``Paging``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class PagingParam(TypedDict, total=False):
    """A dict in place of ``Paging``."""

    page: int
    sort: Sequence[str]
