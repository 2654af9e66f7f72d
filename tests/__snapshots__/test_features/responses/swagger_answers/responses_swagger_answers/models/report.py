"""The ``Report`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Report(Model):
    """The ``Report`` object."""

    pages: int = required("pages", INTEGER)
