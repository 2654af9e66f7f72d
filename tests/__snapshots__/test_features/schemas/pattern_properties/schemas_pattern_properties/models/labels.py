"""``Labels``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Labels(Model):
    """The ``Labels`` object."""

    name: str = required()
