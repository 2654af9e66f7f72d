"""``TestResult``."""

from __future__ import annotations

from .._runtime.model import Model, required


class TestResult(Model):
    """The ``TestResult`` object."""

    passed: bool = required()
