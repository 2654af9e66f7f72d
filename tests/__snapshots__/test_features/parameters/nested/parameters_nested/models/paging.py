"""``Paging``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Paging(Model):
    """The ``Paging`` object."""

    page: int | None = optional(default=None)

    sort: list[str] | None = optional(default=None)
