"""The ``AddRowsBodyItem`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class AddRowsBodyItem(Model):
    """The ``addRows body item`` object."""

    n: int = required("n", INTEGER)
    """For example ``1``."""
