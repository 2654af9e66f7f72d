"""``Tree`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .leaf import Leaf
    from .node import Node
    from .size import Size


class Tree(Model):
    """The ``Tree`` object."""

    leaf: Leaf = required("leaf", Ref("Leaf"))

    size: Size | None = optional("size", Ref("Size"), default=None)

    inner: Node | None = optional("inner", Ref("Node"), default=None)

    more: Leaf | None = optional("more", Ref("Leaf"), default=None)
    """Another one.

    Deprecated.
    """

    wide: TreeWide | None = optional("wide", Ref("TreeWide"), default=None)


class TreeWide(Model):
    """The ``Tree wide`` object."""

    color: str | None = optional("color", STRING, default=None)

    width: int | None = optional("width", INTEGER, default=None)
