"""The ``ListLogsPage`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional


class ListLogsPage(Model):
    """The ``list logs page`` object."""

    cursor: str | None = optional("cursor", STRING, default=None)

    limit: int | None = optional("limit", INTEGER, default=None)
