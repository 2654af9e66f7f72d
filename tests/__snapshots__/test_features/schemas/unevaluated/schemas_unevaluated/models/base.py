"""The ``Base`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class Base(Model):
    """The ``Base`` object."""

    id: int = required("id", INTEGER)
