"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Note(Model):
    """The ``Note`` object."""

    text: str | None = optional("text", STRING, default=None)
