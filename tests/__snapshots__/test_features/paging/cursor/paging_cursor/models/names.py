"""``Names``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Names(Model):
    """The ``Names`` object."""

    names: list[str] | None = optional(default=None)

    next_page_token: str | None = optional("nextPageToken", nullable=True, default=None)

    has_next_page_field: bool | None = optional("hasNextPage", default=None)
