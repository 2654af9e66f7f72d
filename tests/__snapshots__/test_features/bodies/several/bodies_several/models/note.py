"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Note(Model):
    """The ``Note`` object."""

    text: str = required("text", STRING)
    """For example ``"hi"``."""
