"""The ``TestResult`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import BOOLEAN


class TestResult(Model):
    """The ``TestResult`` object."""

    passed: bool = required("passed", BOOLEAN)
