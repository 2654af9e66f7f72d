"""The ``Result`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER
from .._runtime.models import Model, required


class Result(Model):
    """The ``Result`` object."""

    value: float = required("value", NUMBER)
