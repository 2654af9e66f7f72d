"""Dicts in place of ``Change``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class ChangeParam(TypedDict, total=False):
    """A dict in place of ``Change``."""

    kind: Required[Literal["added", "removed"] | str]
    key: Required[str]
