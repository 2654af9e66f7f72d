"""The ``User`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class User(Model):
    """The ``User`` object."""

    id: int | None = optional("id", INTEGER, default=None)
