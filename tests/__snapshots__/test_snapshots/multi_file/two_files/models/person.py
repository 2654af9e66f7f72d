"""The ``Person`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Person(Model):
    """The ``Person`` object."""

    name: str = required("name", STRING)
    """Name of the person."""
