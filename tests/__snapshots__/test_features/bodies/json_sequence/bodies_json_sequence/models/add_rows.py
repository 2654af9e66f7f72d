"""``AddRowsBodyItem``."""

from __future__ import annotations

from .._runtime.model import Model, required


class AddRowsBodyItem(Model):
    """The ``addRows body item`` object."""

    n: int = required()
    """For example ``1``."""
