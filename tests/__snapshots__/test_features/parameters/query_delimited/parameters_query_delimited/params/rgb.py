"""Dicts in place of ``Rgb``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class RgbParam(TypedDict, total=False):
    """A dict in place of ``Rgb``."""

    R: Required[int]
    G: Required[int]
