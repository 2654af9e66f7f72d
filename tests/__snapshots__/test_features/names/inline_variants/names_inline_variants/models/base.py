"""The ``Base`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Base(Model):
    """The ``Base`` object."""

    id: str = required("id", STRING)
