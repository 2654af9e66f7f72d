"""The ``Fault`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Fault(Model):
    """The ``Fault`` object."""

    title: str | None = optional("title", STRING, default=None)
    """What was wrong."""
