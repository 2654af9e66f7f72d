"""The ``Tree`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf, MapOf
from .._runtime.model import Model, optional, required
from .._runtime.references import Ref
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .leaf import Leaf


class Tree(Model):
    """The ``Tree`` object."""

    name: str = required("name", STRING)

    branches: list[Tree] = required("branches", ListOf(Ref("Tree")))

    by_name: dict[str, Tree] | None = optional(
        "byName",
        MapOf(Ref("Tree")),
        default=None,
    )

    leaf: Leaf | None = optional("leaf", Ref("Leaf"), default=None)
