"""Dicts in place of ``Order`` and related models."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import Any, Literal, Required

    from ..models.order import Order, OrderLine


class OrderParam(TypedDict, total=False):
    """A dict in place of ``Order``."""

    codes: Required[Sequence[str]]
    placed: Required[datetime | str]
    seen: Required[date | str | None]
    secret: str
    price: float
    size: Literal["S", "M"] | str | int
    line: OrderLine | OrderLineParam


class OrderLineParam(TypedDict, total=False):
    """A dict in place of ``OrderLine``."""

    n: Required[Literal[1]]
    order: Order | OrderParam | Mapping[str, Any]
