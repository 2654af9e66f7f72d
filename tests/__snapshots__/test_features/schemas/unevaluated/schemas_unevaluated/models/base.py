"""``Base``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Base(Model):
    """The ``Base`` object."""

    id: int = required()
