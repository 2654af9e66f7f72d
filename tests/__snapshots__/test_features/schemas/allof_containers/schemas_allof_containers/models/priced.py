"""The ``Priced`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER
from .._runtime.models import Model, required


class Priced(Model):
    """The ``Priced`` object."""

    price: float = required("price", NUMBER)
    """For example ``9.5``."""
