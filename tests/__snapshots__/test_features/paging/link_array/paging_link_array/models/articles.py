"""``Articles`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, OneOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .link import Link


class Articles(Model):
    """The ``Articles`` object."""

    data: list[str] | None = optional("data", ListOf(STRING), default=None)

    links: ArticlesLinks | None = optional("links", Ref("ArticlesLinks"), default=None)


class ArticlesLinks(Model):
    """The ``Articles links`` object."""

    next: str | Link | None = optional("next", OneOf(STRING, Ref("Link")), default=None)
