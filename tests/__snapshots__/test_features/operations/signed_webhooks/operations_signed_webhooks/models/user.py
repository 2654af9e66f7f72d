"""``User``."""

from __future__ import annotations

from .._runtime.model import Model, required


class User(Model):
    """The ``User`` object."""

    id: int = required()
