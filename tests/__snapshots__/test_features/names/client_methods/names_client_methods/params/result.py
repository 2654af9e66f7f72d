"""Dicts in place of ``Result``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class ResultParam(TypedDict, total=False):
    """A dict in place of ``Result``."""

    text: Required[str]
