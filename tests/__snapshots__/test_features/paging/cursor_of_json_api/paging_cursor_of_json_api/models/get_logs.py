"""The ``GetLogsPage`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER, STRING


class GetLogsPage(Model):
    """The ``get /logs page`` object."""

    cursor: str | None = optional("cursor", STRING, default=None)

    limit: int | None = optional("limit", INTEGER, default=None)
