"""The ``Problem`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Problem(Model):
    """The ``Problem`` object."""

    title: str = required("title", STRING)
