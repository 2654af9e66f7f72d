"""Dicts in place of ``SearchBodyPage``."""

from __future__ import annotations

from typing import TypedDict


class SearchBodyPageParam(TypedDict, total=False):
    """A dict in place of ``SearchBodyPage``."""

    cursor: str
    size: int
