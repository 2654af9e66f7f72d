"""``Pageable``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Pageable(Model):
    """The ``Pageable`` object."""

    page: int | None = optional(default=None)
    """At least 0."""

    size: int | None = optional(default=None)
    """At least 1."""

    sort: list[str] | None = optional(default=None)
