"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Note(Model):
    """The ``Note`` object."""

    text: str | None = optional("text", STRING, default=None)
