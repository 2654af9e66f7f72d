"""The ``SearchCatsBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional


class SearchCatsBody(Model):
    """The ``searchCats body`` object."""

    name: str | None = optional("name", STRING, default=None)

    page: int | None = optional("page", INTEGER, default=None)
    """Defaults to ``1``."""
