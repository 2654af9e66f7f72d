"""Dicts in place of ``Note``."""

from __future__ import annotations

from typing import TypedDict


class NoteParam(TypedDict, total=False):
    """A dict in place of ``Note``."""

    text: str
