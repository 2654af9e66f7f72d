"""The ``Tree`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.references import Ref
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .keeper import Keeper


class Tree(Model):
    """The ``Tree`` object."""

    label: str = required("label", STRING)

    parent: Tree | None = optional("parent", Ref("Tree"), nullable=True, default=None)

    children: list[Tree] | None = optional(
        "children",
        ListOf(Ref("Tree")),
        default=None,
    )

    keeper: Keeper | None = optional("keeper", Ref("Keeper"), default=None)
