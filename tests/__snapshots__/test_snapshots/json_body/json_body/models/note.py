"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import BOOLEAN, STRING


class Note(Model):
    """The ``Note`` object."""

    text: str = required("text", STRING)
    """What the note says.

    For example ``"Buy milk"``.
    """

    pinned: bool | None = optional("pinned", BOOLEAN, default=None)
    """Whether it stays on top.

    Defaults to ``false``.
    """
