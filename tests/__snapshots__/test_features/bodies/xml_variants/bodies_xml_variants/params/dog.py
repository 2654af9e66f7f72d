"""Dicts in place of ``Dog``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required


class DogParam(TypedDict, total=False):
    """A dict in place of ``Dog``."""

    kind: Required[Literal["Dog"]]
