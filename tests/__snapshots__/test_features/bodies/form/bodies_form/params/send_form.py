"""Dicts in place of ``SendFormBodyHome`` and related models."""

from __future__ import annotations

from typing import TypedDict


class SendFormBodyHomeParam(TypedDict, total=False):
    """A dict in place of ``SendFormBodyHome``."""

    city: str


class SendFormBodyDeepParam(TypedDict, total=False):
    """A dict in place of ``SendFormBodyDeep``."""

    a: int
