"""Dicts in place of ``Cat``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class CatParam(TypedDict, total=False):
    """A dict in place of ``Cat``."""

    kind: Required[Literal["1st.Cat"]]
    purr: str
