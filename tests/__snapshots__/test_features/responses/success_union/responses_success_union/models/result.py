"""The ``Result`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import NUMBER


class Result(Model):
    """The ``Result`` object."""

    value: float = required("value", NUMBER)
