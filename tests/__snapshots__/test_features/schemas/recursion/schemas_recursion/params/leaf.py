"""Dicts in place of ``Leaf``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..models.tree import Tree
    from .tree import TreeParam


class LeafParam(TypedDict, total=False):
    """A dict in place of ``Leaf``."""

    tree: Tree | TreeParam
