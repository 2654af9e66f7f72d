"""Dicts in place of ``Filter``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class FilterParam(TypedDict, total=False):
    """A dict in place of ``Filter``."""

    name: str
    tags: Sequence[str]
