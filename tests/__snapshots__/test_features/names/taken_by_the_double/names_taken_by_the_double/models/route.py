"""The ``Route`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Route(Model):
    """The ``Route`` object."""

    to: str | None = optional("to", STRING, default=None)
