"""The ``Tree`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, MapOf, Ref
from .._runtime.models import Model, optional, required

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
