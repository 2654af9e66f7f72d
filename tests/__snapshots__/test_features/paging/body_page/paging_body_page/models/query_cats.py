"""The ``QueryCatsBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class QueryCatsBody(Model):
    """The ``queryCats body`` object."""

    offset: int | None = optional("offset", INTEGER, default=None)

    limit: int | None = optional("limit", INTEGER, default=None)
