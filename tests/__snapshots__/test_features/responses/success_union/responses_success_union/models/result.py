"""``Result``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Result(Model):
    """The ``Result`` object."""

    value: float = required()
