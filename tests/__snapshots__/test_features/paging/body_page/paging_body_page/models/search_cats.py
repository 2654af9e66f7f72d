"""``SearchCatsBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class SearchCatsBody(Model):
    """The ``searchCats body`` object."""

    name: str | None = optional(default=None)

    page: int | None = optional(default=None)
    """Defaults to ``1``."""
