"""The ``QueryCatsBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class QueryCatsBody(Model):
    """The ``queryCats body`` object."""

    offset: int | None = optional("offset", INTEGER, default=None)

    limit: int | None = optional("limit", INTEGER, default=None)
