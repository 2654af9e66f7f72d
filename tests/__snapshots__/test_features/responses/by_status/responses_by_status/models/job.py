"""The ``Job`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Job(Model):
    """The ``Job`` object."""

    state: str = required("state", STRING)
