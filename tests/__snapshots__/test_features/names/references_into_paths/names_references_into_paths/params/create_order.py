"""Dicts in place of ``CreateOrderBodyTo``."""

from __future__ import annotations

from typing import TypedDict


class CreateOrderBodyToParam(TypedDict, total=False):
    """A dict in place of ``CreateOrderBodyTo``."""

    city: str
