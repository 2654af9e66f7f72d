"""The ``Profile`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import STRING


class Profile(Model):
    """The ``Profile`` object."""

    name: str = required("name", STRING)
    """Always there."""

    phone: str | None = required("phone", STRING, nullable=True)
    """Always there but perhaps null."""

    city: str | None = optional("city", STRING, default=None)
    """Perhaps absent but never null."""

    motto: str | None = optional("motto", STRING, nullable=True, default=None)
    """Perhaps absent and perhaps null."""
