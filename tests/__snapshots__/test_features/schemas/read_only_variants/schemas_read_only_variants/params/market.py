"""Dicts in place of ``Market``."""

from __future__ import annotations

from typing import TypedDict


class MarketParam(TypedDict, total=False):
    """A dict in place of ``Market``."""

    sku: str
    code: str
