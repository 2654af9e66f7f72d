"""The ``Jobs`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Jobs(Model):
    """The ``Jobs`` object."""

    names: list[str] | None = optional("names", ListOf(STRING), default=None)

    next_page_token: str | None = optional(
        "nextPageToken",
        STRING,
        nullable=True,
        default=None,
    )
