"""The ``Errors`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Errors(Model):
    """The ``errors`` object."""

    codec: str | None = optional("codec", STRING, default=None)
