"""The ``Cats`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cat import Cat


class Cats(Model):
    """The ``Cats`` object."""

    cats: list[Cat] | None = optional("cats", ListOf(Ref("Cat")), default=None)

    total_pages: int | None = optional("total_pages", INTEGER, default=None)
