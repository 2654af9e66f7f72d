"""``TestCase``."""

from __future__ import annotations

from .._runtime.model import Model, required


class TestCase(Model):
    """The ``TestCase`` object."""

    name: str = required()
