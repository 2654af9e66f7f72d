"""Dicts in place of ``PostSearchBodyPage``."""

from __future__ import annotations

from typing import TypedDict


class PostSearchBodyPageParam(TypedDict, total=False):
    """A dict in place of ``PostSearchBodyPage``."""

    cursor: str
    size: int
