"""The ``Size`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Size(Model):
    """The ``Size`` object."""

    width: int = required("width", INTEGER)
    """For example ``3``."""
