"""Dicts in place of ``Rota``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required

    from ..models.span import Span
    from .span import SpanParam


class RotaParam(TypedDict, total=False):
    """A dict in place of ``Rota``."""

    span: Required[Span | SpanParam]
