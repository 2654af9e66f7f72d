"""``GetLogsPage``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class GetLogsPage(Model):
    """The ``get /logs page`` object."""

    cursor: str | None = optional(default=None)

    limit: int | None = optional(default=None)
