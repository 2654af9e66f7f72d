"""The ``User`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class User(Model):
    """The ``User`` object."""

    id: int = required("id", INTEGER)
