"""The ``Error`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Error(Model):
    """The ``Error`` object."""

    code: str = required("code", STRING)
