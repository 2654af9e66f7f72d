"""``Keeper``."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.model import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tree import Tree


class Keeper(Model):
    """The ``Keeper`` object."""

    favorite: Tree | None = optional("favorite", Ref("Tree"), default=None)
