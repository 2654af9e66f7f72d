"""The ``Team`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Team(Model):
    """The ``Team`` object."""

    id: str = required("$id", STRING)
