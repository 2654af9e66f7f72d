"""Dicts in place of ``Page``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class PageParam(TypedDict, total=False):
    """A dict in place of ``Page``."""

    lang: Required[str]
    html: Required[str]
