"""Dicts in place of ``BoxFree`` and related models."""

from __future__ import annotations

from typing import TypedDict


class BoxFreeParam(TypedDict, total=False):
    """A dict in place of ``BoxFree``."""

    id: int


class BoxClosedParam(TypedDict, total=False):
    """A dict in place of ``BoxClosed``."""

    id: int
