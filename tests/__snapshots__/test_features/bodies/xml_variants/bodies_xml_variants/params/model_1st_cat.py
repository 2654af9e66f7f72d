"""Dicts in place of ``Model1stCat``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class Model1stCatParam(TypedDict, total=False):
    """A dict in place of ``Model1stCat``."""

    kind: Required[Literal["1st.Cat"]]
    purr: str
