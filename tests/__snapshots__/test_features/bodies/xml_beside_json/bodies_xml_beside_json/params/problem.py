"""Dicts in place of ``Problem``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class ProblemParam(TypedDict, total=False):
    """A dict in place of ``Problem``."""

    kind: Required[Literal["Problem"]]
    title: Required[str]
