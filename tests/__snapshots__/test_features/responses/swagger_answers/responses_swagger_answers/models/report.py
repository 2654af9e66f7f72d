"""The ``Report`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Report(Model):
    """The ``Report`` object."""

    pages: int = required("pages", INTEGER)
