"""Dicts in place of ``Animal``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class AnimalParam(TypedDict, total=False):
    """A dict in place of ``Animal``."""

    legs: Required[int]
