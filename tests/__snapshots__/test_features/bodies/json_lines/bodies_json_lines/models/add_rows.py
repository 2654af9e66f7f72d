"""The ``AddRowsBodyItem`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class AddRowsBodyItem(Model):
    """The ``addRows body item`` object."""

    n: int = required("n", INTEGER)
    """For example ``1``."""
