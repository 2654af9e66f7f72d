"""The ``Photo`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.formats import BINARY
from .._runtime.models import Model, optional


class Photo(Model):
    """The ``Photo`` object."""

    at: str | None = optional("at", STRING, default=None)

    file: bytes | None = optional("file", BINARY, default=None)
