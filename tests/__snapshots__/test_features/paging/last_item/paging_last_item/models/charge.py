"""``Charge``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Charge(Model):
    """The ``Charge`` object."""

    id: str = required()
