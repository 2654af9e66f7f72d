"""Dicts in place of ``UploadBodyPlace``."""

from __future__ import annotations

from typing import TypedDict


class UploadBodyPlaceParam(TypedDict, total=False):
    """A dict in place of ``UploadBodyPlace``."""

    city: str
