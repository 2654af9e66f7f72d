"""The ``Jobs`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf
from .._runtime.models import Model, optional


class Jobs(Model):
    """The ``Jobs`` object."""

    names: list[str] | None = optional("names", ListOf(STRING), default=None)

    next_page_token: str | None = optional(
        "nextPageToken",
        STRING,
        nullable=True,
        default=None,
    )
