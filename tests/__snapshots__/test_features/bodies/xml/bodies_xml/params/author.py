"""Dicts in place of ``Author``."""

from __future__ import annotations

from typing import TypedDict


class AuthorParam(TypedDict, total=False):
    """A dict in place of ``Author``."""

    name: str
