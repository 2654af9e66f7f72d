"""The ``PageCat`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, INTEGER, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat import Cat


class PageCat(Model):
    """The ``PageCat`` object."""

    content: list[Cat] | None = optional("content", ListOf(Ref("Cat")), default=None)

    number: int | None = optional("number", INTEGER, default=None)

    last: bool | None = optional("last", BOOLEAN, default=None)

    total_pages: int | None = optional("totalPages", INTEGER, default=None)

    total_elements: int | None = optional("totalElements", INTEGER, default=None)
