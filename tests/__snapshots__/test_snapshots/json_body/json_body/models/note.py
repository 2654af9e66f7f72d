"""``Note``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class Note(Model):
    """The ``Note`` object."""

    text: str = required()
    """What the note says.

    For example ``"Buy milk"``.
    """

    pinned: bool | None = optional(default=None)
    """Whether it stays on top.

    Defaults to ``false``.
    """
