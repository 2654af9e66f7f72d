"""The ``Team`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Team(Model):
    """The ``Team`` object."""

    id: str = required("$id", STRING)
