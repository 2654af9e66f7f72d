"""The ``TestResult`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN
from .._runtime.models import Model, required


class TestResult(Model):
    """The ``TestResult`` object."""

    passed: bool = required("passed", BOOLEAN)
