"""The ``Stock`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.conversions import NOT_GIVEN
from .._runtime.models import Model, optional, required


class Stock(Model):
    """The ``Stock`` object."""

    count: int | None = optional("count", INTEGER, default=None)

    seen: int = required("seen", INTEGER, read_only=True, default=NOT_GIVEN)
    """Read-only: only in responses."""

    key: str | None = optional("key", STRING, write_only=True, default=None)
    """Write-only: only in requests."""
