"""``PageCat``."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat import Cat


class PageCat(Model):
    """The ``PageCat`` object."""

    content: list[Cat] | None = optional("content", ListOf(Ref("Cat")), default=None)

    number: int | None = optional(default=None)

    last: bool | None = optional(default=None)

    total_pages: int | None = optional("totalPages", default=None)

    total_elements: int | None = optional("totalElements", default=None)
