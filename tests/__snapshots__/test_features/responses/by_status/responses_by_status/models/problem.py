"""``Problem``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Problem(Model):
    """The ``Problem`` object."""

    title: str = required()
