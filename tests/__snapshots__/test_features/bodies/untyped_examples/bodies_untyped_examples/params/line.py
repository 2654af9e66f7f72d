"""Dicts in place of ``Line``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Required


class LineParam(TypedDict, total=False):
    """A dict in place of ``Line``."""

    amount: Required[Decimal]
