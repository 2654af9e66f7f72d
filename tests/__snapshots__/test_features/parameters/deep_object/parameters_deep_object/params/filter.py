"""Dicts in place of ``Filter`` and related models."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required

    from ..models.filter import FilterPrice


class FilterParam(TypedDict, total=False):
    """A dict in place of ``Filter``."""

    a: Required[int]
    price: FilterPrice | FilterPriceParam
    color: str


class FilterPriceParam(TypedDict, total=False):
    """A dict in place of ``FilterPrice``."""

    min: Required[float]
    max: Required[float]
