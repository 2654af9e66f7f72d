"""The ``Orders`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .link import Link


class Orders(Model):
    """The ``Orders`` object."""

    items: list[str] | None = optional("items", ListOf(STRING), default=None)

    links: list[Link] | None = optional("links", ListOf(Ref("Link")), default=None)
