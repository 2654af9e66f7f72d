"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Note(Model):
    """The ``Note`` object."""

    text: str = required()
    """For example ``"hi"``."""
