"""``FindQuery``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class FindQuery(Model):
    """The ``find query`` object."""

    text: str = required()

    page: int | None = optional(default=None)
