"""``Fault``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Fault(Model):
    """The ``Fault`` object."""

    title: str | None = optional(default=None)
    """What was wrong."""
