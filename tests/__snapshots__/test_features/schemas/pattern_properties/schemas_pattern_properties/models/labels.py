"""The ``Labels`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Labels(Model, additional=STRING):
    """The ``Labels`` object."""

    name: str = required("name", STRING)
