"""The ``Orders`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .link import Link


class Orders(Model):
    """The ``Orders`` object."""

    items: list[str] | None = optional("items", ListOf(STRING), default=None)

    links: list[Link] | None = optional("links", ListOf(Ref("Link")), default=None)
