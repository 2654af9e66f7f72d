"""The ``Result`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Result(Model):
    """The ``Result`` object."""

    text: str = required("text", STRING)
