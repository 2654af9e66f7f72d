"""Dicts in place of ``Leg`` and related models."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Required

    from ..models.leg import LegAt


class LegParam(TypedDict, total=False):
    """A dict in place of ``Leg``."""

    stops: Sequence[str]
    at: LegAt | LegAtParam


class LegAtParam(TypedDict, total=False):
    """A dict in place of ``LegAt``."""

    day: Required[int]
