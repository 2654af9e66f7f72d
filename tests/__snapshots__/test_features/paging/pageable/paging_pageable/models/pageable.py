"""The ``Pageable`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER, STRING


class Pageable(Model):
    """The ``Pageable`` object."""

    page: int | None = optional("page", INTEGER, default=None)
    """At least 0."""

    size: int | None = optional("size", INTEGER, default=None)
    """At least 1."""

    sort: list[str] | None = optional("sort", ListOf(STRING), default=None)
