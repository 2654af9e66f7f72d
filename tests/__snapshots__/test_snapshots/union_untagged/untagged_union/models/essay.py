"""The ``Essay`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Essay(Model):
    """The ``Essay`` object."""

    heading: str = required("heading", STRING)
    """First line of the essay."""
