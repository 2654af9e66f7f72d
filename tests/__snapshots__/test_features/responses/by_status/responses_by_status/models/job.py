"""The ``Job`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Job(Model):
    """The ``Job`` object."""

    state: str = required("state", STRING)
