"""The ``Names`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, STRING, ListOf
from .._runtime.models import Model, optional


class Names(Model):
    """The ``Names`` object."""

    names: list[str] | None = optional("names", ListOf(STRING), default=None)

    next_page_token: str | None = optional(
        "nextPageToken",
        STRING,
        nullable=True,
        default=None,
    )

    has_next_page_field: bool | None = optional("hasNextPage", BOOLEAN, default=None)
