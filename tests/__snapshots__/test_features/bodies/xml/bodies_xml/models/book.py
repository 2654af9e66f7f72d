"""The ``Book`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, DATE, INTEGER, NUMBER, STRING, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from .author import Author


class Book(Model):
    """The ``Book`` object."""

    id: int = required("id", INTEGER)
    """For example ``7``."""

    title: str = required("title", STRING)
    """For example ``"A & B <c>"``."""

    lang: str | None = optional("lang", STRING, default=None)
    """For example ``"x\\"y"``."""

    price: float | None = optional("price", NUMBER, default=None)
    """For example ``12.5``."""

    printed: date | None = optional("printed", DATE, default=None)
    """For example ``"2026-02-03"``."""

    in_stock: bool | None = optional("inStock", BOOLEAN, default=None)
    """For example ``true``."""

    author: Author | None = optional("author", Ref("Author"), default=None)
