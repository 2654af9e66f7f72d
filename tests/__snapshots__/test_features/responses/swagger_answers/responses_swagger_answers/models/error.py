"""``Error``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Error(Model):
    """The ``Error`` object."""

    code: str = required()
