"""``Errors``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Errors(Model):
    """The ``errors`` object."""

    codec: str | None = optional(default=None)
