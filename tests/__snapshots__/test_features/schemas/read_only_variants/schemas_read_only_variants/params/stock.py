"""Dicts in place of ``Stock``."""

from __future__ import annotations

from typing import TypedDict


class StockParam(TypedDict, total=False):
    """A dict in place of ``Stock``."""

    count: int
    key: str
