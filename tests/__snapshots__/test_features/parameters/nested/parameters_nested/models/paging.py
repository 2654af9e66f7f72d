"""The ``Paging`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER, STRING


class Paging(Model):
    """The ``Paging`` object."""

    page: int | None = optional("page", INTEGER, default=None)

    sort: list[str] | None = optional("sort", ListOf(STRING), default=None)
