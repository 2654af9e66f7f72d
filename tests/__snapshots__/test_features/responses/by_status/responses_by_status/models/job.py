"""``Job``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Job(Model):
    """The ``Job`` object."""

    state: str = required()
