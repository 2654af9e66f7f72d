"""The ``Charge`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Charge(Model):
    """The ``Charge`` object."""

    id: str = required("id", STRING)
