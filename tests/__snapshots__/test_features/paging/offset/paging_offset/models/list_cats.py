"""``ListCatsResponse`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat import Cat


class ListCatsResponse(Model):
    """The ``listCats response`` object."""

    cats: list[Cat] = required("cats", ListOf(Ref("Cat")))

    meta: ListCatsResponseMeta | None = optional(
        "meta",
        Ref("ListCatsResponseMeta"),
        default=None,
    )


class ListCatsResponseMeta(Model):
    """The ``listCats response meta`` object."""

    total_count: int | None = optional("total_count", INTEGER, default=None)
