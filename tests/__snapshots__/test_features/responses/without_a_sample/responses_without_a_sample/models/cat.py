"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Cat(Model):
    """The ``Cat`` object."""

    purr: str = required("purr", STRING)
