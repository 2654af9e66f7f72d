"""Dicts in place of ``Person``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class PersonParam(TypedDict, total=False):
    """A dict in place of ``Person``."""

    type: Literal["person"]
    mail: str
