"""The ``CatPage`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat_page_item import CatPageItem


class CatPage(Model):
    """A page of cats."""

    items: list[CatPageItem] = required("items", ListOf(Ref("CatPageItem")))

    first: CatPageItem | None = optional("first", Ref("CatPageItem"), default=None)
