"""The ``Paging`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf
from .._runtime.models import Model, optional


class Paging(Model):
    """The ``Paging`` object."""

    page: int | None = optional("page", INTEGER, default=None)

    sort: list[str] | None = optional("sort", ListOf(STRING), default=None)
