"""``Animal``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Animal(Model):
    """The ``Animal`` object."""

    legs: int = required()
    """For example ``4``."""
