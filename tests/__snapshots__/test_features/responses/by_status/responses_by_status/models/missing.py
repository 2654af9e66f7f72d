"""``Missing``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Missing(Model):
    """The ``Missing`` object."""

    id: int = required()
