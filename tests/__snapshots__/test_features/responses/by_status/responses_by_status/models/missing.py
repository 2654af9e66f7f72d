"""The ``Missing`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Missing(Model):
    """The ``Missing`` object."""

    id: int = required("id", INTEGER)
