"""Dicts in place of ``Owner``."""

from __future__ import annotations

from typing import TypedDict


class OwnerParam(TypedDict, total=False):
    """A dict in place of ``Owner``."""

    since: int
