"""Dicts in place of ``Tree``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Required

    from ..models.leaf import Leaf
    from ..models.tree import Tree
    from .leaf import LeafParam


class TreeParam(TypedDict, total=False):
    """A dict in place of ``Tree``."""

    name: Required[str]
    branches: Required[Sequence[Tree | TreeParam]]
    byName: Mapping[str, Tree | TreeParam]
    leaf: Leaf | LeafParam
