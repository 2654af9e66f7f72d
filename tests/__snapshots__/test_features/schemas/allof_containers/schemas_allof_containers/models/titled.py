"""The ``Titled`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Titled(Model):
    """The ``Titled`` object."""

    title: str = required("title", STRING)
    """For example ``"Emma"``."""
