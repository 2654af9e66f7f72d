"""The ``Cats`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat import Cat


class Cats(Model):
    """The ``Cats`` object."""

    cats: list[Cat] | None = optional("cats", ListOf(Ref("Cat")), default=None)

    total_pages: int | None = optional("total_pages", INTEGER, default=None)
