"""``Route``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class Route(Model):
    """The ``Route`` object."""

    to: str | None = optional(default=None)
