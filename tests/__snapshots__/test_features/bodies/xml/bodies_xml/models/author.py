"""The ``Author`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Author(Model):
    """The ``Author`` object."""

    name: str | None = optional("name", STRING, default=None)
    """For example ``"Ada"``."""
