"""Dicts in place of ``Span``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Required


class SpanParam(TypedDict, total=False):
    """A dict in place of ``Span``."""

    first: Required[date | str]
    last: Required[date | str]
