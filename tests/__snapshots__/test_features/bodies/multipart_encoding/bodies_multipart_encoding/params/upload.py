"""Dicts in place of ``UploadBodyMeta``."""

from __future__ import annotations

from typing import TypedDict


class UploadBodyMetaParam(TypedDict, total=False):
    """A dict in place of ``UploadBodyMeta``."""

    a: int
