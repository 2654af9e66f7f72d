"""The ``Photo`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.octets import BINARY
from .._runtime.scalars import STRING


class Photo(Model):
    """The ``Photo`` object."""

    at: str | None = optional("at", STRING, default=None)

    file: bytes | None = optional("file", BINARY, default=None)
