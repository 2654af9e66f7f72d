"""The ``TestCase`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class TestCase(Model):
    """The ``TestCase`` object."""

    name: str = required("name", STRING)
