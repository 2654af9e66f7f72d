"""The ``Keeper`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tree import Tree


class Keeper(Model):
    """The ``Keeper`` object."""

    favorite: Tree | None = optional("favorite", Ref("Tree"), default=None)
