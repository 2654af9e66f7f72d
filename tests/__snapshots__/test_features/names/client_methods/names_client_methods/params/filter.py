"""Dicts in place of ``Filter``."""

from __future__ import annotations

from typing import TypedDict


class FilterParam(TypedDict, total=False):
    """A dict in place of ``Filter``."""

    kind: str
