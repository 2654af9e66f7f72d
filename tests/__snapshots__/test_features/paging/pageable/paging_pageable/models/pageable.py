"""The ``Pageable`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf
from .._runtime.models import Model, optional


class Pageable(Model):
    """The ``Pageable`` object."""

    page: int | None = optional("page", INTEGER, default=None)
    """At least 0."""

    size: int | None = optional("size", INTEGER, default=None)
    """At least 1."""

    sort: list[str] | None = optional("sort", ListOf(STRING), default=None)
