"""The ``Priced`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER


class Priced(Model):
    """The ``Priced`` object."""

    price: float = required("price", NUMBER)
    """For example ``9.5``."""
