"""Dicts in place of ``ListLogsPage``."""

from __future__ import annotations

from typing import TypedDict


class ListLogsPageParam(TypedDict, total=False):
    """A dict in place of ``ListLogsPage``."""

    cursor: str
    limit: int
