"""``Cat``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Cat(Model):
    """The ``Cat`` object."""

    name: str = required()
