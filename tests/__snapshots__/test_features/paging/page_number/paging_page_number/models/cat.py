"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Cat(Model):
    """The ``Cat`` object."""

    name: str = required("name", STRING)
