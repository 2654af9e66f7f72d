"""The ``Animal`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Animal(Model):
    """The ``Animal`` object."""

    legs: int = required("legs", INTEGER)
    """For example ``4``."""
