"""The ``Leaf`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tree import Tree


class Leaf(Model):
    """The ``Leaf`` object."""

    tree: Tree | None = optional("tree", Ref("Tree"), default=None)
