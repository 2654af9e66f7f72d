"""The ``TestCase`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class TestCase(Model):
    """The ``TestCase`` object."""

    name: str = required("name", STRING)
