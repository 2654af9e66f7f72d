"""Dicts in place of ``Shop``."""

from __future__ import annotations

from typing import TypedDict


class ShopParam(TypedDict, total=False):
    """A dict in place of ``Shop``."""

    sku: str
    place: str
