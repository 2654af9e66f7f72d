"""``Jobs``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Jobs(Model):
    """The ``Jobs`` object."""

    names: list[str] | None = optional(default=None)

    next_page_token: str | None = optional("nextPageToken", nullable=True, default=None)
