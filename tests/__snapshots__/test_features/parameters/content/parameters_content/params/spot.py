"""Dicts in place of ``Spot``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Required


class SpotParam(TypedDict, total=False):
    """A dict in place of ``Spot``."""

    x: Required[Sequence[int]]
