"""Dicts in place of ``Photo``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class PhotoParam(TypedDict, total=False):
    """A dict in place of ``Photo``."""

    url: Required[str]
