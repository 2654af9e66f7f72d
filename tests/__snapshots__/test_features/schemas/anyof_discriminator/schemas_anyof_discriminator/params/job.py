"""Dicts in place of ``Job``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class JobParam(TypedDict, total=False):
    """A dict in place of ``Job``."""

    type: Literal["job"]
    number: int
