"""The ``Row`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Row(Model):
    """The ``Row`` object."""

    n: int = required("n", INTEGER)
