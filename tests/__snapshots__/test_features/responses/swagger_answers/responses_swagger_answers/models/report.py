"""``Report``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Report(Model):
    """The ``Report`` object."""

    pages: int = required()
