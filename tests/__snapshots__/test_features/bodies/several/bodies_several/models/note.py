"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Note(Model):
    """The ``Note`` object."""

    text: str = required("text", STRING)
    """For example ``"hi"``."""
