"""The ``PostEitherBodyObject`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.octets import BINARY


class PostEitherBodyObject(Model):
    """The ``post /either body object`` object."""

    file: bytes | None = optional("file", BINARY, default=None)
