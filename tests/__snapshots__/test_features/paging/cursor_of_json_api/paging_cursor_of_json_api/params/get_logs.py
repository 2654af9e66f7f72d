"""Dicts in place of ``GetLogsPage``."""

from __future__ import annotations

from typing import TypedDict


class GetLogsPageParam(TypedDict, total=False):
    """A dict in place of ``GetLogsPage``."""

    cursor: str
    limit: int
