"""The ``Charge`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Charge(Model):
    """The ``Charge`` object."""

    id: str = required("id", STRING)
