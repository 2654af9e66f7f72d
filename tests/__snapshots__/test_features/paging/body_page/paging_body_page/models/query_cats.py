"""``QueryCatsBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class QueryCatsBody(Model):
    """The ``queryCats body`` object."""

    offset: int | None = optional(default=None)

    limit: int | None = optional(default=None)
