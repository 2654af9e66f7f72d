"""``Cats`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat import Cat


class Cats(Model):
    """The ``Cats`` object."""

    data: list[Cat] = required("data", ListOf(Ref("Cat")))

    links: CatsLinks | None = optional("links", Ref("CatsLinks"), default=None)


class CatsLinks(Model):
    """The ``Cats links`` object."""

    next: str | None = optional("next", STRING, default=None)
