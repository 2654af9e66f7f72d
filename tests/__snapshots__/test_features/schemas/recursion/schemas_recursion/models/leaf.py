"""The ``Leaf`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tree import Tree


class Leaf(Model):
    """The ``Leaf`` object."""

    tree: Tree | None = optional("tree", Ref("Tree"), default=None)
