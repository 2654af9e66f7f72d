"""``Person``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Person(Model):
    """The ``Person`` object."""

    name: str = required()
    """Name of the person."""
