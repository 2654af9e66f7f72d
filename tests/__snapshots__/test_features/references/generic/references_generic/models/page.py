"""The ``Page`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .page_item import PageItem


class Page(Model):
    """The ``Page`` object."""

    items: list[PageItem] = required("items", ListOf(Ref("PageItem")))

    first: PageItem | None = optional("first", Ref("PageItem"), default=None)
