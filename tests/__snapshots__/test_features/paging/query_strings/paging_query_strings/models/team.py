"""``Team``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Team(Model):
    """The ``Team`` object."""

    id: str = required("$id")
