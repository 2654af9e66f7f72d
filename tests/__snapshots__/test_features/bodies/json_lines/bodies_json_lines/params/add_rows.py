"""Dicts in place of ``AddRowsBodyItem``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class AddRowsBodyItemParam(TypedDict, total=False):
    """A dict in place of ``AddRowsBodyItem``."""

    n: Required[int]
