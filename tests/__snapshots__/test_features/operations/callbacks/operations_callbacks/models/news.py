"""``News``."""

from __future__ import annotations

from .._runtime.model import Model, required


class News(Model):
    """The ``News`` object."""

    title: str = required()
