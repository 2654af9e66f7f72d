"""The ``PageCat`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.scalars import BOOLEAN, INTEGER

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
