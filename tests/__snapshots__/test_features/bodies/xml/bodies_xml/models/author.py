"""The ``Author`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Author(Model):
    """The ``Author`` object."""

    name: str | None = optional("name", STRING, default=None)
    """For example ``"Ada"``."""
