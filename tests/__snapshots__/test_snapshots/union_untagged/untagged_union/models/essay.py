"""``Essay``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Essay(Model):
    """The ``Essay`` object."""

    heading: str = required()
    """First line of the essay."""
