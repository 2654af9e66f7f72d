"""The ``ReplaceThingsBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class ReplaceThingsBody(Model):
    """The ``replace things body`` object."""

    size: int | None = optional("size", INTEGER, default=None)
    """For example ``4``."""
