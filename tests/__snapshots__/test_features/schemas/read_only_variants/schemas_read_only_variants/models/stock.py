"""``Stock``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.notgiven import NOT_GIVEN


class Stock(Model):
    """The ``Stock`` object."""

    count: int | None = optional(default=None)

    seen: int = required(read_only=True, default=NOT_GIVEN)
    """Only in responses."""

    key: str | None = optional(write_only=True, default=None)
    """Only in requests."""
