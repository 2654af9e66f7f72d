"""The ``Pet`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Pet(Model):
    """The ``Pet`` object."""

    name: str = required("name", STRING)
