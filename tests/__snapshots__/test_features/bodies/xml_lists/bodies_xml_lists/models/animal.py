"""The ``Animal`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Animal(Model):
    """The ``Animal`` object."""

    legs: int = required("legs", INTEGER)
    """For example ``4``."""
